"use strict";
/* What was typed and is not saved yet: kept in the page and in the browser's own store until the server has it. */
(() => {
  const G = (window.jixiaoGrid ??= {});
  const AGAIN = 5000; // ms between two tries without a connection
  const SMALL = 20000; // browsers let no more than 64 KB outlive a page

  G.Saving = class {
    constructor(cells, selection) {
      Object.assign(this, { cells, selection, waiting: new Map(), offered: [], done: [], undone: [], busy: false });
      this.address = cells.root.dataset.address;
      this.store = `jixiao-grid:${this.address}:${cells.root.dataset.person}`;
      this.words = cells.root.querySelector(".grid-words");
      this.words.addEventListener("click", (event) => this.answered(event));
      addEventListener("online", () => this.flush());
      document.addEventListener("visibilitychange", () => { if (!document.hidden) this.look(); });
      this.offer();
    }

    /* --- what waits ------------------------------------------------------------------------------------------------ */
    id({ row, column }) { return `${row}/${column}`; }

    /* Cells to be saved: [{row, column, text}]. `old`, what stood there when it was typed, tells whether others changed it. */
    put(changes, { undoable = true } = {}) {
      const before = [], making = changes.some(({ row }) => row.startsWith("+"));
      for (const { row, column, text, old } of changes) {
        const cell = this.cells.find(row, column) ?? G.nowhere();
        before.push({ row, column, text: this.cells.text(cell) });
        const entry = { row, column, text, old: old ?? this.waiting.get(this.id({ row, column }))?.old ?? this.cells.served(cell) };
        if (making) entry.before = before.at(-1).text;
        if (text === entry.old && !this.waiting.get(this.id(entry))?.sent) this.drop(entry);
        else { this.waiting.set(this.id(entry), entry); this.cells.cover(cell, text); }
      }
      if (undoable && !making) {
        this.did([{ do: "change", cells: before }], [{ do: "change", cells: changes }]);
      }
      this.keep();
      return this.flush();
    }

    drop(entry) {
      this.waiting.delete(this.id(entry));
      const cell = this.cells.find(entry.row, entry.column);
      if (cell) this.cells.uncover(cell);
    }

    keep() {
      const entries = [...this.offered, ...this.waiting.values()].map(({ row, column, text, old }) => ({ row, column, text, old }));
      try {
        if (entries.length) localStorage.setItem(this.store, JSON.stringify(entries));
        else localStorage.removeItem(this.store);
      } catch { /* a full or closed store: the page still has it */ }
    }

    /* What an earlier page could not save. */
    offer() {
      const saved = ({ row, column, text }) => { // its answer came too late for the page
        const cell = this.cells.find(row, column);
        return cell && this.cells.served(cell) === text;
      };
      const kept = this.offered = JSON.parse(localStorage.getItem(this.store) ?? "[]").filter((one) => !saved(one));
      if (!kept.length) return this.keep();
      const taken = () => { box.remove(); this.offered = []; };
      const place = (one) => {
        const r = this.cells.rowOf(one.row), c = this.cells.columnOf(one.column);
        return `${r < 0 || c < 0 ? "已不在表里的一格" : this.cells.place(r, c)}：${one.text || "空"}`;
      };
      const box = G.notice(`上次离开时有 ${kept.length} 格没有保存：${kept.slice(0, 5).map(place).join("；")}${kept.length > 5 ? "……" : ""}`, [
        ["接着保存", () => { taken(); this.put(kept); }],
        ["不要了", () => { taken(); this.keep(); }],
      ]);
      box.dataset.offer = "";
      this.words.append(box);
    }

    /* --- sending --------------------------------------------------------------------------------------------------- */
    async flush() {
      clearTimeout(this.timer);
      if (this.busy) return;
      const batch = [...this.waiting.values()].filter((entry) => !entry.stuck);
      if (!batch.length) return this.settled();
      this.busy = true;
      this.say("正在保存…");
      const sent = batch.map((entry) => ({ entry, text: entry.text }));
      for (const { entry } of sent) entry.sent = true;
      const body = { do: "change", cells: batch.map(({ row, column, text, old }) => ({ row, column, text, old })), after: this.cells.last };
      const answer = await this.post(body);
      for (const { entry } of sent) entry.sent = false;
      this.busy = false;
      if (!answer) return;
      this.arrived(answer, sent);
      this.keep();
      await this.flush();
    }

    /* Entries that were saved go; those the server asks about stay until the person has answered. */
    arrived(answer, sent) {
      for (const { entry, text } of sent) {
        const id = this.id(entry), now = this.waiting.get(id);
        if (!answer.ok) {
          if (now === entry) entry.stuck = this.trouble(answer, entry);
        } else if (now === entry || now?.text === text) this.drop(entry);
      }
      if (answer.ok) this.follow(answer, sent);
      this.cover();
      for (const box of this.words.querySelectorAll("[data-conflict], [data-wrong]")) if (!this.isOpen(box)) box.remove();
    }

    /* Whether the person still has to answer or mend what a box is about. */
    isOpen(box) { return Boolean(this.waiting.get(this.id(box.dataset))?.stuck); }

    /* What was typed while the answer was on its way: into saved cells, and into the line that is now a row. */
    follow(answer, sent) {
      const saved = new Set(sent.map(({ entry }) => this.id(entry)));
      for (const [id, entry] of [...this.waiting]) {
        if (!saved.has(id) && !(entry.row in answer.renamed)) continue;
        this.drop(entry);
        entry.row = answer.renamed[entry.row] ?? entry.row;
        const cell = this.cells.find(entry.row, entry.column);
        if (!cell) continue;
        entry.old = this.cells.served(cell);
        this.waiting.set(this.id(entry), entry);
      }
      const made = Object.values(answer.renamed);
      if (!made.length) return;
      const others = sent.map(({ entry }) => entry).filter((entry) => entry.before !== undefined && !(entry.row in answer.renamed));
      const cells = (name) => others.map((entry) => ({ row: entry.row, column: entry.column, text: entry[name] }));
      this.did([{ do: "delete", rows: made }, { do: "change", cells: cells("before") }],
        [{ do: "restore", rows: made }, { do: "change", cells: cells("text") }]);
    }

    trouble(answer, { row, column }) {
      const about = (kind) => [...answer.node.querySelectorAll(`[${kind}]`)].some(
        (node) => node.dataset.row === row && node.dataset.column === column);
      return about("data-conflict") || about("data-wrong") || !answer.node.querySelector("[data-conflict], [data-wrong]");
    }

    /* Typed texts over what a redraw brought. */
    cover() {
      for (const entry of this.waiting.values()) {
        const cell = this.cells.find(entry.row, entry.column);
        if (cell) this.cells.cover(cell, entry.text, entry.stuck);
      }
    }

    /* Send, redraw what came back; null when there was no answer: then it is tried again. */
    async post(body) {
      let response;
      try {
        response = await this.fetch(body);
        if (response.status === 403 && await this.freshToken()) response = await this.fetch(body);
      } catch { response = null; }
      if (!response || response.status >= 500) return this.later("没有保存：连接不上，已留在本页，恢复后自动重试");
      if (response.status === 401 || response.status === 403) return this.later("没有保存：登录已过期，已留在本页，", true);
      const node = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-answer]");
      if (!node) return this.later("没有保存：页面已过期或权限已变，内容已留在本页，请刷新页面");
      const answer = { ok: response.ok, node, renamed: JSON.parse(node.dataset.inserted || "{}") };
      this.selection.remember();
      this.cells.redraw(node);
      this.cells.dropTails(answer.renamed);
      this.selection.recall(answer.renamed);
      this.show(node.querySelector("[data-words]").children);
      return answer;
    }

    /* New words above the grid; those of cells that are still open stay. */
    show(fresh) {
      const said = new Set([...fresh].map((box) => this.id(box.dataset)));
      const stay = [...this.words.querySelectorAll("[data-offer], [data-conflict], [data-wrong]")].filter(
        (box) => "offer" in box.dataset || (this.isOpen(box) && !said.has(this.id(box.dataset))));
      this.words.replaceChildren(...fresh, ...stay);
    }

    fetch(body) {
      const text = JSON.stringify({ ...body, seen: this.cells.seen() });
      return fetch(this.address, {
        method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": token() }, body: text,
        keepalive: text.length < SMALL, // arrives also when the person goes to another page at once
      });
    }

    later(words, signIn) {
      this.say(words, true);
      if (signIn) this.state.append(link(this.cells.root.dataset.signIn, "请在新窗口登录"), "，登录后自动保存");
      clearTimeout(this.timer);
      this.timer = setTimeout(async () => { if (signIn) await this.freshToken(); this.flush(); }, AGAIN);
      return null;
    }

    /* A sign-in in another window changes the token of every page. */
    async freshToken() {
      const page = await fetch(this.address).then((answer) => (answer.redirected ? null : answer.text())).catch(() => null);
      const heads = page && new DOMParser().parseFromString(page, "text/html").body.getAttribute("hx-headers");
      if (heads) document.body.setAttribute("hx-headers", heads);
      return Boolean(heads);
    }

    /* --- undo ------------------------------------------------------------------------------------------------------ */
    did(undo, redo) { this.done.push({ undo, redo }); this.undone = []; this.buttons(); }

    back() { return this.inTurn(() => this.turn(this.done, this.undone, "undo")); }
    again() { return this.inTurn(() => this.turn(this.undone, this.done, "redo")); }

    /* One after another, however fast the keys come. */
    inTurn(act) {
      this.line = (this.line ?? Promise.resolve()).then(act, act);
      return this.line;
    }
    async turn(from, to, which) {
      const entry = from.pop();
      if (!entry) return;
      to.push(entry);
      for (const step of entry[which]) {
        if (step.do === "change") await this.put(step.cells, { undoable: false });
        else await this.arrange(step);
      }
      this.buttons();
    }

    /* Rows made, taken away or moved; null when it was not done. */
    async arrange(body) {
      this.say("正在保存…");
      await this.flush();
      this.say("正在保存…");
      const answer = await this.post(body);
      this.cover();
      if (answer) this.settled();
      return answer?.ok ? answer : null;
    }

    /* What others have changed meanwhile. */
    async look() {
      if (this.busy || this.selection.pen.writing) return;
      await this.flush();
      if (await this.post({ do: "refresh" })) this.cover();
    }

    /* --- the person's answers ---------------------------------------------------------------------------------------- */
    answered({ target }) {
      if (target.closest("[data-close]")) target.closest("[data-close]").closest(".alert, .grid-preview").remove();
      const side = target.closest("[data-keep]")?.dataset.keep;
      if (!side) return;
      const box = target.closest("[data-conflict]");
      const entry = this.waiting.get(this.id(box.dataset));
      box.remove();
      if (!entry) return;
      if (side === "theirs") this.drop(entry);
      else Object.assign(entry, { stuck: false, old: this.cells.served(this.cells.find(entry.row, entry.column)) });
      this.keep();
      this.flush();
    }

    settled() {
      const stuck = this.waiting.size;
      if (stuck) return this.say(`有 ${stuck} 格没有保存，请看提示`, true);
      this.cells.root.dispatchEvent(new CustomEvent("grid:saved", { bubbles: true }));
      const now = new Date();
      this.say(`已保存 ${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`);
    }

    get state() { return this.cells.root.querySelector(".grid-state"); }
    say(words, bad = false) { this.state.textContent = words; this.state.classList.toggle("grid-bad", bad); }
    buttons() {
      for (const [name, list] of [["undo", this.done], ["redo", this.undone]]) {
        this.cells.root.querySelector(`[data-do=${name}]`).disabled = !list.length;
      }
    }
  };

  const token = () => JSON.parse(document.body.getAttribute("hx-headers") ?? "{}")["X-CSRFToken"] ?? "";
  const link = (address, words) => {
    const node = document.createElement("a");
    Object.assign(node, { href: address, target: "_blank", rel: "noopener", textContent: words });
    return node;
  };

  /* A cell for rows that are yet to be made, or are gone. */
  G.nowhere = () => document.createElement("td");

  /* A word above the grid with buttons: [[label, what it does]]. */
  G.notice = (words, buttons = []) => {
    const box = document.createElement("div");
    box.className = "alert alert-warning py-2 mb-2 d-flex flex-wrap gap-2 align-items-center";
    box.setAttribute("role", "alert");
    const text = document.createElement("span");
    text.className = "me-auto";
    text.textContent = words;
    box.append(text);
    for (const [label, act] of [...buttons, ...(buttons.length ? [] : [["知道了", () => box.remove()]])]) {
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "btn btn-sm btn-outline-primary", textContent: label });
      button.addEventListener("click", act);
      box.append(button);
    }
    return box;
  };
})();
