"use strict";
(() => {
  const body = document.body;
  const files = [...document.querySelectorAll(".file")];
  const all = (root, selector) => [...root.querySelectorAll(selector)];
  const has = (mark, name, ref) => (mark.dataset[name] || "").split(" ").includes(ref);
  const narrow = () => matchMedia("(max-width: 760px)").matches;
  let file = files[0];

  const view = (name) => {
    body.dataset.view = name;
    for (const button of all(document, ".views button")) button.ariaPressed = String(button.dataset.view === name);
  };

  const open = (chosen) => {
    if (!chosen) return;
    file = chosen;
    for (const one of files) one.hidden = one !== file;
    for (const item of all(document, ".files li")) {
      item.classList.toggle("current", item.firstChild.dataset.file === file.dataset.file);
    }
    document.querySelector(".files .current")?.scrollIntoView({ block: "nearest" });
  };

  const tab = (name) => {
    for (const button of all(file, ".tabs button")) {
      button.ariaPressed = String(button.dataset.tab === name);
      file.querySelector("." + button.dataset.tab).hidden = button.dataset.tab !== name;
    }
  };

  const show = (mark, behavior = "smooth") => {
    if (!mark) return;
    if (narrow()) view("paper");
    mark.scrollIntoView({ block: "center", behavior });
  };

  /* A finding or an undecided place becomes the current one: its card, its marks, those of its related figures. */
  const activate = (card, { scroll = true, behavior = "smooth" } = {}) => {
    if (!card) return;
    open(card.closest(".file"));
    tab(card.closest(".scope") ? "scope" : "findings");
    for (const old of all(document, ".active, .linked")) old.classList.remove("active", "linked");
    card.classList.add("active");
    card.scrollIntoView({ block: "nearest" });
    for (const mark of all(document, "mark")) {
      if (has(mark, "own", card.id) || has(mark, "undecided", card.id)) mark.classList.add("active");
      else if (has(mark, "related", card.id)) mark.classList.add("linked");
    }
    history.replaceState(null, "", "#" + card.id);
    if (scroll) show(file.querySelector("mark.active"), behavior);
  };

  const shown = () => all(file, ".finding-card:not([hidden])");

  const step = (by) => {
    const cards = shown();
    const at = cards.findIndex((card) => card.classList.contains("active"));
    const next = at < 0 ? (by > 0 ? 0 : cards.length - 1) : Math.min(cards.length - 1, Math.max(0, at + by));
    activate(cards[next]);
    cards[next]?.focus({ preventScroll: true });
  };

  const filter = () => {
    const severities = all(file, ".filters button[aria-pressed=true]").map((button) => button.dataset.severity);
    const family = file.querySelector(".filters select")?.value || "";
    for (const card of all(file, ".finding-card")) {
      card.hidden = !severities.includes(card.dataset.severity) || (family !== "" && card.dataset.family !== family);
    }
  };

  /* A mark may belong to several findings: each click goes to the next of them. */
  const fromMark = (mark) => {
    const refs = ["own", "related", "undecided"].flatMap((name) => (mark.dataset[name] || "").split(" ")).filter(Boolean);
    const at = refs.findIndex((ref) => document.getElementById(ref)?.classList.contains("active"));
    const card = document.getElementById(refs[(at + 1) % refs.length]);
    if (card?.closest(".file") !== file) return activate(card);
    activate(card, { scroll: false });
    if (narrow()) view("findings");
  };

  const fromChip = (chip) => {
    activate(chip.closest(".finding-card"), { scroll: false });
    if (chip.dataset.file) open(files[chip.dataset.file - 1]);
    show(file.querySelector(`mark[data-at="${chip.dataset.at}"]`));
  };

  document.addEventListener("click", (event) => {
    const on = (selector) => event.target.closest(selector);
    if (on("summary")) return;
    if (on(".print")) return print();
    if (on(".views button")) return view(on(".views button").dataset.view);
    if (on(".tabs button")) return tab(on(".tabs button").dataset.tab);
    if (on(".files a")) {
      event.preventDefault();
      open(files[on(".files a").dataset.file - 1]);
      scrollTo(0, 0);
      return;
    }
    if (on(".filters button")) {
      const button = on(".filters button");
      button.ariaPressed = String(button.ariaPressed !== "true");
      return filter();
    }
    if (on(".related button")) return fromChip(on(".related button"));
    if (on("mark")) return fromMark(on("mark"));
    if (on(".finding-card, .undecided li")) {
      event.preventDefault();
      activate(on(".finding-card, .undecided li"));
    }
  });
  document.addEventListener("change", (event) => {
    if (event.target.closest(".filters select")) filter();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select")) return;
    const current = file.querySelector(".finding-card.active");
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "o" && current) current.querySelector("details").toggleAttribute("open");
    else if (event.key === "Enter" && event.target.matches(".finding-card, .undecided li")) activate(event.target);
    else if (event.key === "[" || event.key === "]") {
      open(files[files.indexOf(file) + (event.key === "]" ? 1 : -1)]);
      scrollTo(0, 0);
    }
  });

  const here = document.getElementById(location.hash.slice(1));
  view("findings");
  open(here ? here.closest(".file") : files[0]);
  if (here?.matches(".finding-card, .undecided li")) activate(here, { behavior: "instant" });
})();
