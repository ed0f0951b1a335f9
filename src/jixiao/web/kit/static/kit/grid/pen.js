"use strict";
/* The pen: one text box that lies, unseen, over the active cell and always has the focus, so that whatever is typed –
   also through a Chinese input method – begins in the right place. Cells with choices get a native select. */
(() => {
  const G = (window.jixiaoGrid ??= {});
  const touch = () => matchMedia("(pointer: coarse)").matches;

  G.Pen = class {
    /* `done(text)` gets what was written; `said(cell)` the label read aloud. */
    constructor(cells, done) {
      this.cells = cells;
      this.done = done;
      this.mode = ""; // "" resting, "type" replaces, "edit" works on the old text
      this.box = document.createElement("textarea");
      this.box.className = "grid-pen";
      this.box.rows = 1;
      this.box.spellcheck = false;
      this.box.autocomplete = "off";
      this.pick = document.createElement("select");
      this.pick.className = "grid-pen grid-pick form-select form-select-sm";
      this.pick.hidden = true;
      cells.frame.append(this.box, this.pick);
      this.box.addEventListener("input", () => { this.began("type"); this.grow(); });
      this.box.addEventListener("compositionstart", () => this.began("type"));
      this.box.addEventListener("blur", () => this.end());
      this.pick.addEventListener("blur", () => this.end());
      this.pick.addEventListener("change", () => { this.end(); this.box.focus({ preventScroll: true }); });
    }

    get writing() { return this.mode !== ""; }

    /* Lie over a cell, at rest. */
    rest(cell, label) {
      this.cell = cell;
      this.column = this.cells.columns[this.cells.at.get(cell).c];
      this.box.readOnly = !this.cells.isOpen(cell) || Boolean(this.column.choices);
      this.box.inputMode = touch() ? "none" : this.keyboard();
      this.box.setAttribute("aria-label", label);
      this.lie(this.box);
    }

    keyboard() { return ["text", "long", "choice"].includes(this.column.kind) ? "text" : "decimal"; }

    lie(node) {
      const cell = this.cell.getBoundingClientRect(), frame = this.cells.frame.getBoundingClientRect();
      const { scrollLeft, scrollTop, clientLeft, clientTop } = this.cells.frame;
      node.style.left = `${cell.left - frame.left + scrollLeft - clientLeft}px`;
      node.style.top = `${cell.top - frame.top + scrollTop - clientTop}px`;
      node.style.width = `${cell.width}px`;
      node.style.height = `${cell.height}px`;
    }

    focus() { if (!this.writing) this.box.focus({ preventScroll: true }); }

    began(mode) {
      if (this.writing || this.box.readOnly) return;
      this.mode = mode;
      this.box.classList.add("grid-writing");
      this.box.classList.toggle("number", this.cell.classList.contains("number"));
    }

    /* Work on what stands in the cell. */
    edit() {
      if (this.writing || !this.cells.isOpen(this.cell)) return;
      if (this.column.choices) return this.choose();
      this.box.inputMode = this.keyboard();
      this.box.value = this.cells.text(this.cell);
      this.began("edit");
      this.grow();
      this.box.focus({ preventScroll: true });
      this.box.setSelectionRange(this.box.value.length, this.box.value.length);
    }

    choose() {
      const now = this.cells.text(this.cell);
      this.pick.replaceChildren(...["", ...this.column.choices].map((label) => new Option(label, label, false, label === now)));
      this.pick.setAttribute("aria-label", this.box.getAttribute("aria-label"));
      this.lie(this.pick);
      this.pick.hidden = false;
      this.pick.focus({ preventScroll: true }); // before the mode is set: the box loses the focus, which ends writing
      this.mode = "pick";
      try { this.pick.showPicker(); } catch { /* not by a person's own key or click */ }
    }

    grow() {
      if (!this.writing) return;
      this.lie(this.box);
      const height = Math.max(this.box.scrollHeight, this.cell.offsetHeight);
      this.box.style.height = `${Math.min(height, 240)}px`;
    }

    line() { this.box.setRangeText("\n", this.box.selectionStart, this.box.selectionEnd, "end"); this.grow(); }

    /* Put the pen down; what was written is handed on unless it was given up. */
    end(keep = true) {
      if (!this.writing) return;
      const text = this.mode === "pick" ? this.pick.value : this.box.value;
      this.mode = "";
      this.box.value = "";
      this.box.classList.remove("grid-writing", "number");
      this.pick.hidden = true;
      if (keep && text !== this.cells.text(this.cell)) this.done(this.cell, text);
    }
  };
})();
