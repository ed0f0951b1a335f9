"use strict";
/* Rows made, taken away, moved and dragged; columns made wider. */
(() => {
  const G = (window.jixiaoGrid ??= {});
  const FAR = 5; // px before a press becomes a drag

  G.Rows = class {
    constructor(cells, selection, saving) {
      Object.assign(this, { cells, selection, saving });
      this.can = Object.fromEntries(["insert", "delete", "up"].map(
        (name) => [name, Boolean(cells.root.querySelector(`[data-do=${name}]`))]));
      if (this.can.up) cells.table.addEventListener("pointerdown", (event) => this.grab(event));
      this.edges();
      this.freeze();
      addEventListener("resize", () => { this.freeze(); selection.draw(); });
    }

    get data() { return this.cells.rows.filter((row) => !row.key.startsWith("+")); }
    say(words) { this.saving.say(words); }

    async insert() {
      if (!this.can.insert) return;
      const after = this.data[Math.min(this.selection.range.bottom, this.data.length - 1)]?.key ?? null;
      const answer = await this.saving.arrange({ do: "insert", after });
      if (!answer) return;
      const rows = Object.values(answer.renamed);
      this.saving.did([{ do: "delete", rows }], [{ do: "restore", rows }]);
      this.selection.go(this.cells.rowOf(rows[0]), 0);
    }

    async remove() {
      const rows = this.selection.keys();
      if (!this.can.delete || !rows.length) return;
      if (!await this.saving.arrange({ do: "delete", rows })) return;
      this.saving.did([{ do: "restore", rows }], [{ do: "delete", rows }]);
      this.say(`已删除 ${rows.length} 行，可以撤销`);
      this.selection.go(this.selection.active.r, this.selection.active.c);
    }

    move(by) {
      const { r } = this.selection.active;
      this.put(r, by < 0 ? r - 1 : r + 2);
    }

    /* Row r to stand before the row that is now at `to`. */
    async put(r, to) {
      const rows = this.data.map((row) => row.key);
      if (!this.can.up || r >= rows.length || to < 0 || to > rows.length || to === r || to === r + 1) return;
      const key = rows[r];
      const now = { do: "move", rows: [key], after: rows[to - 1] ?? null };
      const back = { do: "move", rows: [key], after: rows[r - 1] ?? null };
      if (!await this.saving.arrange(now)) return;
      this.saving.did([back], [now]);
      this.selection.go(this.cells.rowOf(key), this.selection.active.c);
    }

    grab(event) {
      const tr = event.target.closest("tbody .grid-number")?.parentNode;
      const r = this.data.findIndex((row) => row.tr === tr);
      if (event.button !== 0 || r < 0) return;
      const from = event.clientY;
      let to = null;
      const drag = (moved) => {
        if (to === null && Math.abs(moved.clientY - from) < FAR) return;
        to = this.data.findIndex(({ tr: one }) => {
          const box = one.getBoundingClientRect();
          return moved.clientY < box.top + box.height / 2;
        });
        if (to < 0) to = this.data.length;
        this.line(to);
      };
      const drop = () => {
        removeEventListener("pointermove", drag);
        this.line(null);
        if (to !== null) this.put(r, to);
      };
      addEventListener("pointermove", drag);
      addEventListener("pointerup", drop, { once: true });
    }

    /* Where a dragged row would come to stand. */
    line(to) {
      for (const tr of this.cells.table.querySelectorAll(".grid-drop, .grid-drop-last")) tr.classList.remove("grid-drop", "grid-drop-last");
      if (to === null) return;
      if (to < this.data.length) this.data[to].tr.classList.add("grid-drop");
      else this.data.at(-1).tr.classList.add("grid-drop-last");
    }

    /* --- columns --------------------------------------------------------------------------------------------------- */
    edges() {
      this.store = `jixiao-grid-widths:${location.pathname}:${this.cells.root.id}`;
      const widths = JSON.parse(localStorage.getItem(this.store) ?? "{}");
      for (const { head, name } of this.cells.columns) {
        if (widths[name]) this.widen(head, widths[name]);
        const edge = document.createElement("span");
        edge.className = "grid-edge";
        edge.addEventListener("pointerdown", (event) => this.pull(event, head, name, widths));
        head.append(edge);
      }
    }

    pull(event, head, name, widths) {
      event.preventDefault();
      event.stopPropagation();
      const from = event.clientX, width = head.offsetWidth;
      const drag = (moved) => {
        widths[name] = Math.max(48, width + moved.clientX - from);
        this.widen(head, widths[name]);
        this.freeze();
        this.selection.draw();
      };
      addEventListener("pointermove", drag);
      addEventListener("pointerup", () => {
        removeEventListener("pointermove", drag);
        localStorage.setItem(this.store, JSON.stringify(widths));
      }, { once: true });
    }

    widen(head, width) { head.style.minWidth = head.style.maxWidth = head.style.width = `${width}px`; }

    /* Columns that stay in sight stand one behind the other. */
    freeze() {
      const { table, frame } = this.cells;
      let left = table.tHead.rows[0].cells[0].offsetWidth;
      table.tHead.querySelectorAll("th.grid-frozen").forEach((head, at) => {
        frame.style.setProperty(`--grid-left-${at + 1}`, `${left}px`);
        if (getComputedStyle(head).position === "sticky") left += head.offsetWidth;
      });
      frame.style.setProperty("--grid-head", `${table.tHead.offsetHeight}px`);
      frame.style.setProperty("--grid-left", `${left}px`);
    }
  };
})();
