"use strict";
/* The report page: a number opens its way beside the text, words open their editor in place, remarks stand in the margin. */
(() => {
  const side = () => document.querySelector(".report-side");

  const show = (tab) => {
    bootstrap.Tab.getOrCreateInstance(document.getElementById(`tab-${tab}`)).show();
    side().classList.add("shown");
  };

  const openNumber = (number) => {
    const { address } = document.getElementById("way").dataset;
    const asked = new URLSearchParams({ mark: number.dataset.mark, text: number.textContent });
    for (const other of document.querySelectorAll(".paper .n.open")) other.classList.remove("open");
    number.classList.add("open");
    show("way");
    htmx.ajax("GET", `${address}&${asked}`, { target: "#way", swap: "outerHTML" });
  };

  const openWords = (query, piece) => {
    if (finish()) return;
    const held = piece === undefined ? null : document.getElementById(`b${piece}`);
    const place = held ? document.getElementById(`e${piece}`) : document.querySelector(".editor-place");
    closeWords();
    const { address } = document.getElementById("words-address").dataset;
    htmx.ajax("GET", `${address}?${query}`, { target: place, swap: "innerHTML", headers: { "HX-Target": "editor" } }).then(() => {
      if (held && held.classList.contains("words")) held.classList.add("open");
      const text = document.getElementById("words-text");
      if (!text) return;
      grow(text);
      text.focus();
      text.setSelectionRange(text.value.length, text.value.length); // what is put in goes behind what is there
      place.scrollIntoView({ block: "nearest" });
    });
  };

  /* What was typed is saved before its editor goes: true where there was something to save. */
  const finish = () => {
    const text = document.getElementById("words-text");
    if (!text || text.value === text.defaultValue) return false;
    text.form.elements.done.click(); // htmx sends the button that was clicked
    return true;
  };
  addEventListener("pagehide", () => {
    const text = document.getElementById("words-text");
    if (text && text.value !== text.defaultValue) navigator.sendBeacon(text.form.action, new FormData(text.form));
  });

  const closeWords = () => {
    for (const place of document.querySelectorAll(".editor-place:not(:empty)")) place.replaceChildren();
    for (const piece of document.querySelectorAll(".piece.open")) piece.classList.remove("open");
  };

  const grow = (text) => {
    text.rows = 4;
    const edges = text.offsetHeight - text.clientHeight;
    text.rows = Math.min(30, Math.max(4, Math.ceil((text.scrollHeight + edges) / 24)));
  };

  const pieceOf = (element) => {
    if (element.dataset.piece !== undefined) return element.dataset.piece;
    const piece = element.closest(".piece");
    return piece ? piece.id.slice(1) : undefined;
  };

  const follow = (event, element, act) => {
    if (!element || !side()) return false;
    event.preventDefault();
    act(element);
    return true;
  };

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    const editing = document.getElementById("words-address");
    if (follow(event, on(".paper .n"), openNumber)) return;
    if (editing && follow(event, on("[data-words]"), (one) => openWords(one.dataset.words, pieceOf(one)))) return;
    if (follow(event, on("[data-missing]"), (one) => {
      const gaps = [...document.querySelectorAll(".paper .gap[data-words]")];
      const gap = gaps.find((other) => other.textContent === one.dataset.missing);
      if (gap) openWords(gap.dataset.words, pieceOf(gap));
      else location.assign(one.href);
    })) return;
    if (follow(event, on("[data-editor-close]"), () => finish() || closeWords())) return;
    if (on("[data-side-close]")) side().classList.remove("shown");
    if (on(".report-side [role=tab]")) side().classList.add("shown");
    const last = on("[data-copy-last]");
    if (last) {
      const text = document.getElementById("words-text");
      text.value = document.querySelector("[data-last]").textContent;
      grow(text);
      text.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const flag = on(".flags a");
    if (flag) {
      show("findings");
      light(flag.dataset.number);
    }
    const remark = on(".remark");
    if (remark) light(remark.dataset.number);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && side()) side().classList.remove("shown");
    const number = event.target.closest("svg .n");
    if (number && event.key === "Enter") openNumber(number);
  });
  /* A name chosen from the list is put into the text where the cursor stands. */
  const insertNumber = (field) => {
    const names = [...field.list.options].map((option) => option.value);
    if (!names.includes(field.value)) return;
    const text = document.getElementById("words-text");
    text.setRangeText(`{{数：${field.value}}}`, text.selectionStart, text.selectionEnd, "end");
    field.value = "";
    text.focus();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };
  document.addEventListener("input", (event) => {
    if (event.target.matches("[data-grow]")) grow(event.target);
    // A choice from the list replaces the words as a whole; what is typed may go on to a longer name.
    if (event.target.matches("[data-insert-number]") && event.inputType !== "insertText") insertNumber(event.target);
  });
  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-insert-number]")) insertNumber(event.target);
  });

  /* Remarks of the checker: a number in the margin of the piece each belongs to. */
  const light = (number) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    const remark = document.querySelector(`.remark[data-number="${number}"]`);
    if (!remark) return;
    remark.classList.add("lit");
    remark.scrollIntoView({ block: "nearest" });
    const piece = document.getElementById(`b${remark.dataset.beside}`);
    if (piece) piece.classList.add("lit");
  };
  const flag = () => {
    for (const old of document.querySelectorAll(".flags")) old.remove();
    for (const old of document.querySelectorAll(".flagged")) old.classList.remove("flagged", "error", "warning", "note");
    for (const remark of document.querySelectorAll(".remark[data-beside]")) {
      const piece = document.getElementById(`b${remark.dataset.beside}`);
      if (!piece) continue;
      const severity = ["error", "warning", "note"].find((one) => remark.classList.contains(one));
      let flags = piece.querySelector(".flags");
      if (!flags) {
        flags = document.createElement("div");
        flags.className = "flags no-print";
        piece.append(flags);
        piece.classList.add("flagged", severity);
      }
      const link = document.createElement("a");
      link.href = `#b${remark.dataset.beside}`;
      link.className = severity;
      link.dataset.number = remark.dataset.number;
      link.textContent = remark.dataset.number;
      flags.append(link);
    }
  };
  document.addEventListener("htmx:afterSettle", (event) => {
    if (["findings", "report"].includes(event.target.id)) flag();
  });

  const opened = location.hash.startsWith("#n") && document.getElementById(location.hash.slice(1));
  if (opened) addEventListener("load", () => openNumber(opened));
})();
