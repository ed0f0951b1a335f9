"use strict";
/* The active cell and the selected ones; moving by keys, mouse and touch; sums of the selection. */
(() => {
  const G = (window.jixiaoGrid ??= {});
  const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const PAGE = 12;

  G.Selection = class {
    /* `commands` are what keys do beyond moving: {undo, redo, clear, fill, move, insert, remove}. */
    constructor(cells, pen, commands) {
      Object.assign(this, { cells, pen, commands, active: { r: 0, c: 0 }, anchor: { r: 0, c: 0 }, leaving: false });
      for (const node of [pen.box, pen.pick]) node.addEventListener("keydown", (event) => this.key(event));
      cells.table.addEventListener("mousedown", (event) => this.press(event));
      cells.table.addEventListener("dblclick", (event) => { if (this.spot(event)) this.pen.edit(); });
      cells.table.addEventListener("click", (event) => this.tap(event));
      cells.frame.addEventListener("focusin", () => { this.focused(true); });
      cells.frame.addEventListener("focusout", () => { this.focused(false); });
      this.go(0, 0, { quiet: true });
    }

    focused(on) { this.cells.root.classList.toggle("grid-focused", on); if (!on) this.leaving = false; }

    get cell() { return this.cells.cell(this.active.r, this.active.c); }
    get range() {
      const [a, b] = [this.active, this.anchor];
      return {
        top: Math.min(a.r, b.r), bottom: Math.max(a.r, b.r), left: Math.min(a.c, b.c), right: Math.max(a.c, b.c),
      };
    }
    get isOne() { return this.active.r === this.anchor.r && this.active.c === this.anchor.c; }

    /* Rows of cells in the selection. */
    block() {
      const { top, bottom, left, right } = this.range;
      return this.cells.rows.slice(top, bottom + 1).map((row) => row.cells.slice(left, right + 1));
    }

    keys() {
      const { top, bottom } = this.range;
      return this.cells.rows.slice(top, bottom + 1).map((row) => row.key).filter((key) => !key.startsWith("+"));
    }

    go(r, c, { extend = false, quiet = false } = {}) {
      if (!this.cells.rows.length) return;
      this.pen.end();
      if (r >= this.cells.rows.length) this.cells.addTail();
      r = Math.max(0, Math.min(r, this.cells.rows.length - 1));
      c = Math.max(0, Math.min(c, this.cells.columns.length - 1));
      this.active = { r, c };
      if (!extend) this.anchor = { r, c };
      this.draw();
      if (quiet) return;
      this.cell.scrollIntoView({ block: "nearest", inline: "nearest" });
      this.pen.lie(this.pen.box);
      this.pen.focus();
    }

    select(from, to) { this.go(from.r, from.c); this.go(to.r, to.c, { extend: true }); }

    draw() {
      if (!this.cells.rows.length) return;
      for (const node of this.cells.table.querySelectorAll(".grid-active, .grid-selected, .grid-here")) {
        node.classList.remove("grid-active", "grid-selected", "grid-here");
        node.removeAttribute("aria-selected");
      }
      if (!this.isOne) {
        for (const cell of this.block().flat()) { cell.classList.add("grid-selected"); cell.ariaSelected = "true"; }
      }
      this.cell.classList.add("grid-active");
      this.cell.ariaSelected = "true";
      this.cells.rows[this.active.r].tr.cells[0].classList.add("grid-here");
      this.pen.rest(this.cell, this.label());
      this.tell();
    }

    label() {
      const words = this.cells.text(this.cell) || "空";
      return `${this.cells.place(this.active.r, this.active.c)} ${words}${this.cells.isOpen(this.cell) ? "" : "，不能改"}`;
    }

    tell() {
      const foot = this.cells.root.querySelector(".grid-foot");
      const note = this.cell.title ? `　${this.cell.title}` : "";
      foot.querySelector("[data-place]").textContent =
        `${this.cells.place(this.active.r, this.active.c)}${this.cells.isOpen(this.cell) ? "" : "（不能改）"}${note}`;
      const { count, sum, average } = G.total([...new Set(this.block().flat())].map((cell) => this.cells.text(cell)));
      foot.querySelector("[data-sums]").textContent = this.isOne ? "" :
        `计数 ${count}${sum === null ? "" : `　求和 ${sum}　平均 ${average}`}`;
    }

    /* Called around a redraw: the same row and column, wherever they now stand. */
    remember() { this.kept = { active: this.keyAt(this.active), anchor: this.keyAt(this.anchor) }; }
    keyAt({ r }) { return this.cells.rows[r]?.key; }
    recall(renamed) {
      const find = (key, at) => {
        const r = this.cells.rowOf(renamed[key] ?? key);
        return { r: r < 0 ? Math.max(0, Math.min(at.r, this.cells.rows.length - 1)) : r, c: at.c };
      };
      this.active = find(this.kept.active, this.active);
      this.anchor = find(this.kept.anchor, this.anchor);
      if (!this.pen.writing) return this.draw();
      this.pen.cell = this.cell;
      this.pen.grow();
      for (const old of this.cells.table.querySelectorAll(".grid-active")) old.classList.remove("grid-active");
      this.cell.classList.add("grid-active");
    }

    /* --- keys ---------------------------------------------------------------------------------------------------- */
    key(event) {
      if (event.isComposing || event.keyCode === 229 || !this.cells.rows.length) return;
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
        event.preventDefault(); // it is saved anyway, and nobody wants a copy of the page
        return this.go(this.active.r, this.active.c);
      }
      if (this.pen.writing) return this.keyWriting(event);
      const control = event.ctrlKey || event.metaKey;
      if (event.altKey) return this.keyAlt(event);
      if (event.key in STEPS) return this.step(event, ...STEPS[event.key], control);
      if (control) return this.keyControl(event);
      const { r, c } = this.active, last = this.cells.columns.length - 1, extend = event.shiftKey;
      const moves = {
        Enter: () => this.go(r + (event.shiftKey ? -1 : this.down()), c), PageDown: () => this.go(r + PAGE, c, { extend }),
        PageUp: () => this.go(r - PAGE, c, { extend }), Home: () => this.go(r, 0, { extend }),
        End: () => this.go(r, last, { extend }), F2: () => this.pen.edit(), Escape: () => { this.leaving = true; this.go(r, c); },
        Delete: () => this.commands.clear(), Backspace: () => this.commands.clear(),
      };
      if (event.key === "Tab") return this.tab(event);
      if (event.key in moves) { event.preventDefault(); return moves[event.key](); }
      if (event.key.length === 1 && this.cells.columns[c].choices) { event.preventDefault(); this.pen.edit(); }
    }

    keyWriting(event) {
      const { r, c } = this.active;
      const lines = this.cells.columns[c].kind === "long" && (event.altKey || event.shiftKey || event.ctrlKey);
      if (event.key === "Enter" && lines) { event.preventDefault(); return this.pen.line(); }
      if (event.key === "Escape") { event.preventDefault(); this.pen.end(false); return this.go(r, c); }
      if (event.key === "Enter") { event.preventDefault(); return this.go(r + (event.shiftKey ? -1 : this.down()), c); }
      if (event.key === "Tab") return this.tab(event);
      if (event.key in STEPS && this.pen.mode === "type") this.step(event, ...STEPS[event.key], false);
    }

    /* A merged cell is left as one. */
    down() { return this.cells.rows.slice(this.active.r).filter((row) => row.cells[this.active.c] === this.cell).length; }

    step(event, down, right, jump) {
      event.preventDefault();
      let { r, c } = this.active;
      const { cell } = this;
      const inside = () => r >= 0 && c >= 0 && r < this.cells.rows.length && c < this.cells.columns.length;
      if (jump) {
        const filled = () => inside() && this.cells.text(this.cells.cell(r, c)) !== "";
        r += down; c += right;
        const full = filled();
        while (inside() && filled() === full) { r += down; c += right; }
        if (full || !inside()) { r -= down; c -= right; }
      } else {
        do { r += down; c += right; } while (inside() && this.cells.cell(r, c) === cell);
      }
      this.go(r, c, { extend: event.shiftKey });
    }

    /* From the last cell, or after Esc, Tab leaves the grid as it would any control. */
    tab(event) {
      const back = event.shiftKey, { r, c } = this.active, width = this.cells.columns.length;
      const at = r * width + c + (back ? -1 : 1);
      if (this.leaving || at < 0 || at >= this.cells.rows.length * width) return this.pen.end();
      event.preventDefault();
      this.go(Math.floor(at / width), at % width);
    }

    keyAlt(event) {
      const does = {
        ArrowUp: () => this.commands.move(-1), ArrowDown: () => this.commands.move(1),
        Insert: () => this.commands.insert(), Delete: () => this.commands.remove(),
      };
      if (event.key in does) { event.preventDefault(); does[event.key](); }
    }

    keyControl(event) {
      const { r, c } = this.active, extend = event.shiftKey;
      const end = { r: this.cells.rows.length - 1, c: this.cells.columns.length - 1 };
      const does = {
        z: () => (extend ? this.commands.redo() : this.commands.undo()), y: () => this.commands.redo(),
        d: () => this.commands.fill(), a: () => this.select({ r: 0, c: 0 }, end),
        home: () => this.go(0, 0, { extend }), end: () => this.go(end.r, end.c, { extend }),
        enter: () => this.go(r, c),
      };
      const what = does[event.key.toLowerCase()];
      if (what) { event.preventDefault(); what(); }
    }

    /* --- mouse and touch ------------------------------------------------------------------------------------------ */
    spot(event) { return this.cells.at.get(event.target.closest("td")); }

    press(event) {
      if (event.button !== 0 || event.target.closest("button")) return;
      const at = this.spot(event);
      if (!at) return;
      event.preventDefault(); // the focus stays with the pen
      this.go(at.r, at.c, { extend: event.shiftKey });
      const drag = (moved) => {
        const to = this.spot(moved);
        if (to && (to.r !== this.active.r || to.c !== this.active.c)) this.go(to.r, to.c, { extend: true });
      };
      this.cells.table.addEventListener("mousemove", drag);
      addEventListener("mouseup", () => this.cells.table.removeEventListener("mousemove", drag), { once: true });
    }

    /* A finger's second tap on a cell writes; heads select their column, numbers their row. */
    tap(event) {
      const head = event.target.closest("th[data-column]"), number = event.target.closest("tbody .grid-number");
      if (head && !event.target.closest(".grid-edge")) {
        const c = this.cells.columnOf(head.dataset.column);
        this.select({ r: 0, c }, { r: this.cells.rows.length - 1, c });
      }
      const r = number ? this.cells.rows.findIndex((row) => row.tr === number.parentNode) : -1;
      if (r >= 0) {
        const from = event.shiftKey ? this.anchor.r : r;
        this.select({ r: from, c: 0 }, { r, c: this.cells.columns.length - 1 });
      }
      if (!matchMedia("(pointer: coarse)").matches) return;
      const at = this.spot(event);
      if (at && this.tapped === event.target) { this.tapped = null; this.pen.edit(); } else this.tapped = event.target;
    }
  };
})();
