"use strict";
const ways = JSON.parse(document.getElementById("ways").textContent);
const aside = document.querySelector("aside");
const pane = aside.querySelector(".trace");

function element(tag, text, kind) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function rows(datum, rounding) {
  const list = element("dl");
  const add = (name, text) => text && list.append(element("dt", name), element("dd", text));
  add("取整", rounding);
  add("算式", datum.working);
  add("依据", datum.basis);
  datum.sources.forEach((source) => add("来源", source));
  return list;
}

// What a value was computed from, each part with its own way back.
function parts(datum, above) {
  return datum.operands.filter((key) => ways.data[key] && !above.includes(key)).map((key) => {
    const part = ways.data[key];
    const box = element("details");
    box.open = above.length < 2;
    box.append(element("summary", `${part.label}：${part.value}`), rows(part), ...parts(part, [...above, key]));
    return box;
  });
}

function show(mark) {
  const printing = ways.printings[mark];
  if (!printing) return;
  const datum = ways.data[printing.key];
  document.querySelectorAll(".n").forEach((number) => {
    const own = ways.printings[number.dataset.mark];
    number.classList.toggle("open", number.dataset.mark === mark);
    number.classList.toggle("same", Boolean(own) && own.key === printing.key);
  });
  pane.replaceChildren(
    element("h5", printing.text), element("p", datum.label, "label"), rows(datum, printing.rounding),
    ...parts(datum, [printing.key]),
  );
  aside.classList.add("shown");
  aside.scrollTop = 0;
  const opened = document.querySelector(".n.open");
  if (opened) opened.scrollIntoView({ block: "nearest" }); // the pane may lie over it on a small screen
}

document.addEventListener("click", (event) => {
  const number = event.target.closest(".n");
  if (number) {
    event.preventDefault();
    history.replaceState(null, "", `#n${number.dataset.mark}`);
    show(number.dataset.mark);
  } else if (event.target.closest(".close")) {
    aside.classList.remove("shown");
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") aside.classList.remove("shown");
  const number = event.target.closest && event.target.closest("svg .n");
  if (number && event.key === "Enter") show(number.dataset.mark);
});
if (location.hash.startsWith("#n")) show(location.hash.slice(2));
