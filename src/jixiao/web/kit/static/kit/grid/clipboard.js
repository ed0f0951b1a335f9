"use strict";
/* What Excel and WPS put on the clipboard → rows of texts, and back. */
(() => {
  const G = (window.jixiaoGrid ??= {});

  /* Cells divided by tabs; a cell in quotes may hold tabs, line breaks and doubled quotes. */
  G.readTabbed = (text) => {
    const rows = [[]];
    let cell = "", quoted = false, at = 0;
    const clean = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
    const next = () => { rows.at(-1).push(cell); cell = ""; };
    while (at < clean.length) {
      const sign = clean[at];
      if (quoted && sign === '"' && clean[at + 1] === '"') { cell += '"'; at += 1; }
      else if (quoted && sign === '"') quoted = false;
      else if (!quoted && sign === '"' && cell === "" && closes(clean, at)) quoted = true;
      else if (!quoted && sign === "\t") next();
      else if (!quoted && sign === "\n") { next(); rows.push([]); }
      else cell += sign;
      at += 1;
    }
    next();
    return rows;
  };
  /* A quote opens a cell only when one closes it before a tab, a line or the end: 5" is five inches. */
  const closes = (text, from) => /^"(?:[^"]|"")*"(?=[\t\n]|$)/.test(text.slice(from));

  /* The first table of a page: a cell over several rows is repeated in each, over several columns stands in the first. */
  G.readTable = (html) => {
    const table = new DOMParser().parseFromString(html, "text/html").querySelector("table");
    if (!table) return null;
    const rows = [...table.rows].map(() => []);
    [...table.rows].forEach((tr, r) => {
      let c = 0;
      for (const cell of tr.cells) {
        while (rows[r][c] !== undefined) c += 1;
        for (let down = 0; down < cell.rowSpan && r + down < rows.length; down += 1) {
          for (let right = 0; right < cell.colSpan; right += 1) {
            rows[r + down][c + right] = right ? "" : words(cell);
          }
        }
        c += cell.colSpan;
      }
    });
    const width = Math.max(0, ...rows.map((row) => row.length));
    return rows.map((row) => Array.from({ length: width }, (_, c) => row[c] ?? ""));
  };
  const words = (cell) => {
    const copy = cell.cloneNode(true);
    for (const line of copy.querySelectorAll("br")) line.replaceWith("\u2028");
    return copy.textContent.replace(/[\s\u00a0]+/g, (gap) => (gap.includes("\u2028") ? "\n" : " ")).trim();
  };

  G.readClipboard = (data) => {
    const html = data.getData("text/html");
    return (html && G.readTable(html)) || G.readTabbed(data.getData("text/plain"));
  };

  G.writeTabbed = (rows) => rows.map((row) => row.map((text) => (
    /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  )).join("\t")).join("\n");

  G.writeTable = (rows) => {
    const table = document.createElement("table");
    for (const row of rows) {
      const tr = table.insertRow();
      for (const text of row) {
        const cell = tr.insertCell();
        text.split("\n").forEach((line, at) => {
          if (at) cell.append(document.createElement("br"));
          cell.append(line);
        });
      }
    }
    return table.outerHTML;
  };

  /* Which cells a pasted block writes: one value fills the selection, a block repeats where it fits whole times. */
  G.planPaste = (cells, range, block, mayInsert) => {
    const rows = dropHead(cells, range, block);
    const height = range.bottom - range.top + 1, width = range.right - range.left + 1;
    const deep = height % rows.length === 0 ? Math.max(height, rows.length) : rows.length;
    const wide = width % rows[0].length === 0 ? Math.max(width, rows[0].length) : rows[0].length;
    if (range.left + wide > cells.columns.length) {
      return { words: `粘贴的内容有 ${wide} 列，从“${cells.columns[range.left].label}”往右只有 ${cells.columns.length - range.left} 列。` };
    }
    const kept = cells.rows.filter((row) => !row.key.startsWith("+"));
    const over = range.top + deep - kept.length;
    if (over > 0 && !mayInsert) return { words: `粘贴的内容有 ${deep} 行，往下少 ${over} 行；这张表不能加行。` };
    const found = [];
    for (let r = 0; r < deep; r += 1) {
      const row = kept[range.top + r];
      for (let c = 0; c < wide; c += 1) {
        found.push({
          row: row ? row.key : `+${range.top + r - kept.length + 1}`,
          column: cells.columns[range.left + c].name,
          text: rows[r % rows.length][c % rows[0].length] ?? "",
        });
      }
    }
    return { cells: found };
  };

  /* People copy the heads too. */
  const dropHead = (cells, range, block) => {
    const bare = (text) => text.replace(/\s|（.*?）|\(.*?\)/g, "");
    const labels = cells.columns.slice(range.left).map((column) => bare(column.label));
    const isHead = block.length > 1 && block[0].every((text, c) => bare(text) === labels[c]);
    return isHead ? block.slice(1) : block;
  };
})();
