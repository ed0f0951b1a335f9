"use strict";
/* The table as rows and columns: which cell stands where, what it says, and rows exchanged for the server's. */
(() => {
  const G = (window.jixiaoGrid ??= {});

  G.Cells = class {
    constructor(root) {
      this.root = root;
      this.table = root.querySelector(".grid-frame table");
      this.frame = root.querySelector(".grid-frame");
      this.columns = [...this.table.tHead.querySelectorAll("[data-column]")].map((head) => ({
        head, name: head.dataset.column, label: head.dataset.label, kind: head.dataset.kind,
        choices: head.dataset.choices ? head.dataset.choices.split("\n") : null,
      }));
      this.sortColumns();
      this.read();
    }

    /* Heads of two rows do not stand in the order of the columns. */
    sortColumns() {
      const left = (column) => column.head.getBoundingClientRect().left;
      if (this.table.tHead.rows.length > 1) this.columns.sort((a, b) => left(a) - left(b));
    }

    /* Rows of data with a cell for every column; a merged cell stands in each row it covers. */
    read() {
      this.rows = [];
      this.at = new Map();
      const carried = [];
      for (const tr of this.table.querySelectorAll("tbody tr")) {
        const cells = [];
        const own = [...tr.cells].slice(1);
        for (let c = 0; c < this.columns.length;) {
          if (carried[c] && carried[c].left > 0) {
            carried[c].left -= 1;
            cells[c] = carried[c].cell;
            c += 1;
            continue;
          }
          const cell = own.shift();
          if (!cell) break;
          if (cell.rowSpan > 1) carried[c] = { cell, left: cell.rowSpan - 1 };
          for (let width = cell.colSpan; width > 0; width -= 1) cells[c++] = cell;
        }
        if (!tr.matches(".grid-data, .grid-new")) continue;
        const r = this.rows.length;
        this.rows.push({ key: tr.dataset.row, tr, cells });
        cells.forEach((cell, c) => { if (!this.at.has(cell)) this.at.set(cell, { r, c }); });
      }
    }

    cell(r, c) { return this.rows[r]?.cells[c]; }
    rowOf(key) { return this.rows.findIndex((row) => row.key === key); }
    columnOf(name) { return this.columns.findIndex((column) => column.name === name); }
    find(key, name) { return this.cell(this.rowOf(key), this.columnOf(name)); }
    isOpen(cell) { return !cell.hasAttribute("aria-readonly"); }
    get last() { return this.rows.filter((row) => !row.key.startsWith("+")).at(-1)?.key ?? null; }

    /* The keys of all rows that a merged cell stands for. */
    keys(cell) { return this.rows.filter((row) => row.cells.includes(cell)).map((row) => row.key); }

    /* What the server said last, and what stands there now, as edited. */
    served(cell) { return cell.dataset.text ?? cell.dataset.shown ?? cell.textContent; }
    text(cell) { return cell.dataset.typed ?? this.served(cell); }

    /* Show what was typed over what the server said, until the server answers. */
    cover(cell, text, wrong) {
      cell.dataset.shown ??= cell.textContent;
      cell.dataset.typed = text;
      cell.textContent = text;
      cell.classList.add("grid-unsaved");
      cell.classList.toggle("grid-invalid", Boolean(wrong));
      cell.toggleAttribute("aria-invalid", Boolean(wrong));
    }

    uncover(cell) {
      if (cell.dataset.typed === undefined) return;
      cell.textContent = cell.dataset.shown;
      delete cell.dataset.typed;
      delete cell.dataset.shown;
      cell.classList.remove("grid-unsaved", "grid-invalid");
      cell.removeAttribute("aria-invalid");
    }

    place(r, c) { return `第${this.number(r)}行“${this.columns[c].label}”`; }
    number(r) { return r + 1; }

    /* One more line for new rows, below one that is written and not yet saved. */
    addTail() {
      const last = this.rows.at(-1).tr;
      if (!last.matches(".grid-new") || !last.querySelector(".grid-unsaved")) return;
      const next = last.cloneNode(true);
      next.dataset.row = `+${Number(last.dataset.row.slice(1)) + 1}`;
      for (const cell of next.querySelectorAll("td")) this.uncover(cell);
      last.after(next);
      this.read();
    }

    /* Lines that have become rows; one always stays. */
    dropTails(renamed) {
      for (const tr of this.table.querySelectorAll(".grid-new")) {
        if (!(tr.dataset.row in renamed)) continue;
        for (const cell of tr.querySelectorAll("td")) this.uncover(cell);
        if (this.table.querySelectorAll(".grid-new").length > 1) tr.remove();
      }
      this.read();
    }

    /* What the browser has of each row, for the server to send only what differs. */
    seen() {
      const rows = this.table.querySelectorAll(".grid-rows tr[data-mark]");
      return Object.fromEntries([...rows].map((tr) => [tr.dataset.row, tr.dataset.mark]));
    }

    redraw(answer) {
      const body = this.table.querySelector(".grid-rows");
      const fresh = this.grouped(answer.querySelectorAll(":scope > table > tbody > tr"));
      const old = this.grouped(body.rows);
      const order = answer.dataset.order.split(" ").filter(Boolean);
      if (order.join(" ") === [...old.keys()].join(" ")) {
        for (const [key, rows] of fresh) {
          old.get(key)[0].before(...rows);
          for (const tr of old.get(key)) tr.remove();
        }
      } else {
        body.replaceChildren(...order.flatMap((key) => fresh.get(key) ?? old.get(key)));
      }
      this.table.tFoot.replaceChildren(...answer.querySelectorAll(":scope > table > tfoot > tr"));
      this.read();
    }

    /* Rows by their key, with what stands below them. */
    grouped(rows) {
      const found = new Map();
      for (const tr of rows) {
        const key = tr.dataset.row ?? tr.dataset.under;
        if (!found.has(key)) found.set(key, []);
        found.get(key).push(tr);
      }
      return found;
    }
  };
})();
