"use strict";
/* A text that saves itself is kept in the browser as well, until the server has it. */
(() => {
  const name = (box) => `jixiao-text:${location.pathname}:${box.id}:${box.dataset.keep}`;
  const boxes = () => [...document.querySelectorAll("textarea[data-keep]")];

  const keep = (box) => {
    try { localStorage.setItem(name(box), box.value); } catch { /* a full or closed store: the page still has it */ }
  };

  const button = (label, does) => {
    const node = document.createElement("button");
    Object.assign(node, { type: "button", className: "btn btn-sm btn-outline-primary ms-2", textContent: label });
    node.addEventListener("click", does);
    return node;
  };

  /* What an earlier page could not save. */
  const offer = (box) => {
    const kept = localStorage.getItem(name(box));
    if (kept === null) return;
    if (kept === box.value) return localStorage.removeItem(name(box));
    const words = document.createElement("div");
    words.className = "alert alert-warning py-2 mt-1 mb-0";
    words.setAttribute("role", "alert");
    words.textContent = `上次离开时这段文字没有保存：${kept.length > 60 ? `${kept.slice(0, 60)}……` : kept || "（空）"}`;
    const done = () => { words.remove(); localStorage.removeItem(name(box)); };
    words.append(
      button("用没有保存的", () => { done(); box.value = kept; box.dispatchEvent(new Event("input", { bubbles: true })); }),
      button("不要了", done));
    box.after(words);
  };

  for (const box of boxes()) {
    offer(box);
    box.addEventListener("input", () => keep(box));
  }
  document.addEventListener("text:saved", ({ detail }) => {
    const box = boxes().find((one) => one.id === `text-${detail.field}`);
    if (box) localStorage.removeItem(name(box));
  });
})();
