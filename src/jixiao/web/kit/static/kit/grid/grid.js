"use strict";
/* Starts every grid of a page and joins its pieces. */
(() => {
  const G = (window.jixiaoGrid ??= {});

  const start = (root) => {
    root.dataset.grid = "started";
    const cells = new G.Cells(root);
    if (!root.querySelector(".grid-bar")) return; // only to be read
    const grid = { root, cells };
    grid.pen = new G.Pen(cells, (cell, text) => write(grid, [[cell, text]]));
    grid.selection = new G.Selection(cells, grid.pen, {
      undo: () => grid.saving.back(), redo: () => grid.saving.again(), clear: () => clear(grid), fill: () => fill(grid),
      move: (by) => grid.rows.move(by), insert: () => grid.rows.insert(), remove: () => grid.rows.remove(),
    });
    grid.saving = new G.Saving(cells, grid.selection);
    grid.rows = new G.Rows(cells, grid.selection, grid.saving);
    const does = {
      undo: () => grid.saving.back(), redo: () => grid.saving.again(), insert: () => grid.rows.insert(),
      delete: () => grid.rows.remove(), up: () => grid.rows.move(-1), down: () => grid.rows.move(1),
    };
    root.querySelector(".grid-bar").addEventListener("click", (event) => does[event.target.closest("[data-do]")?.dataset.do]?.());
    cells.table.addEventListener("click", (event) => take(grid, event.target.closest("[data-take]")));
    for (const kind of ["copy", "cut", "paste"]) grid.pen.box.addEventListener(kind, (event) => clip(grid, kind, event));
    addEventListener("pagehide", () => grid.pen.end());
    grid.selection.draw();
  };

  /* Texts into cells; a merged cell stands for all its rows. */
  const write = (grid, pairs) => grid.saving.put(pairs.flatMap(([cell, text]) => {
    const column = grid.cells.columns[grid.cells.at.get(cell).c].name;
    return grid.cells.keys(cell).map((row) => ({ row, column, text }));
  }));

  const open = (grid) => [...new Set(grid.selection.block().flat())].filter((cell) => grid.cells.isOpen(cell));

  const clear = (grid) => {
    const filled = open(grid).filter((cell) => grid.cells.text(cell) !== "");
    if (filled.length) write(grid, filled.map((cell) => [cell, ""]));
  };

  /* The first row of the selection into the others; of one row, the row above into it. */
  const fill = (grid) => {
    const { cells, selection } = grid, { top, bottom, left, right } = selection.range;
    const first = top === bottom ? top - 1 : top;
    const pairs = [];
    for (let r = first + 1; first >= 0 && r <= bottom; r += 1) {
      for (let c = left; c <= right; c += 1) {
        const [from, to] = [cells.cell(first, c), cells.cell(r, c)];
        if (from !== to && cells.isOpen(to)) pairs.push([to, cells.text(from)]);
      }
    }
    if (pairs.length) write(grid, pairs);
  };

  /* The better wording of a finding. */
  const take = (grid, button) => {
    if (!button) return;
    const row = button.closest("tr").dataset.under, { take: column, better: text } = button.dataset;
    grid.saving.put([{ row, column, text }]); // of a merged cell only this row
  };

  const clip = (grid, kind, event) => {
    if (grid.pen.writing) return;
    event.preventDefault();
    if (kind === "paste") return paste(grid, G.readClipboard(event.clipboardData));
    const seen = new Set();
    const once = (cell) => { if (seen.has(cell)) return ""; seen.add(cell); return grid.cells.text(cell); };
    const block = grid.selection.block().map((row) => row.map(once));
    event.clipboardData.setData("text/plain", G.writeTabbed(block));
    event.clipboardData.setData("text/html", G.writeTable(block));
    if (kind === "cut") clear(grid);
  };

  const paste = async (grid, block) => {
    const { cells, saving, selection } = grid;
    const plan = G.planPaste(cells, selection.range, block, grid.rows.can.insert);
    if (plan.words) return saving.show([G.notice(plan.words)]);
    const found = plan.cells;
    if (found.length === 1 && !found[0].row.startsWith("+")) {
      return cells.isOpen(selection.cell) ? write(grid, [[selection.cell, found[0].text]]) : undefined;
    }
    await saving.flush();
    const answer = await saving.post({ do: "preview", pasted: true, cells: found });
    if (!answer) return;
    saving.settled();
    const preview = saving.words.querySelector(".grid-preview"), button = preview?.querySelector("[data-paste]");
    const done = () => { preview.remove(); grid.pen.focus(); };
    preview?.addEventListener("keydown", (event) => { if (event.key === "Escape") done(); });
    preview?.querySelector("[data-close]").addEventListener("click", done);
    button?.addEventListener("click", () => { done(); apply(grid, found); });
    (button ?? preview)?.focus();
  };

  /* What the preview has shown, as one change; cells that cannot be written were named there. */
  const apply = ({ cells, saving, selection }, found) => {
    const changed = found.filter(({ row, column, text }) => {
      const cell = cells.find(row, column);
      return row.startsWith("+") || (cell && cells.isOpen(cell) && cells.text(cell) !== text);
    });
    const { top, left } = selection.range;
    const wide = new Set(found.map(({ column }) => column)).size, deep = found.length / wide;
    if (changed.length) saving.put(changed);
    selection.select({ r: top, c: left }, { r: Math.min(top + deep, cells.rows.length) - 1, c: left + wide - 1 });
  };

  const startAll = (within) => within.querySelectorAll("[data-grid='']").forEach(start);
  startAll(document);
  document.addEventListener("htmx:load", (event) => startAll(event.target));
})();
