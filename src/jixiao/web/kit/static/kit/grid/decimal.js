"use strict";
/* Sums of numbers as text, exact: whole numbers of the last decimal, never floats. */
(() => {
  const G = (window.jixiaoGrid ??= {});
  const NUMBER = /^-?\d+(\.\d+)?%?$/;

  const places = (text) => (text.split(".")[1] || "").length;
  const scaled = (text, decimals) => {
    const [whole, part = ""] = text.split(".");
    return BigInt(whole + part.padEnd(decimals, "0"));
  };
  const printed = (value, decimals) => {
    const digits = String(value < 0n ? -value : value).padStart(decimals + 1, "0");
    const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
    return (value < 0n ? "-" : "") + whole + (decimals ? "." + digits.slice(-decimals) : "");
  };
  const halfUp = (value, by) => {
    const half = value < 0n ? -(by / 2n) : by / 2n;
    return (value + half) / by;
  };

  /* {count, sum, average} of the texts that are numbers; sum is null when there are none. */
  G.total = (texts) => {
    const filled = texts.filter((text) => text.trim());
    const clean = filled.map((text) => text.trim().replaceAll(",", ""));
    const numbers = clean.filter((text) => NUMBER.test(text)).map((text) => text.replace("%", ""));
    if (!numbers.length) return { count: filled.length, sum: null, average: null };
    const decimals = Math.max(...numbers.map(places));
    const sum = numbers.reduce((all, text) => all + scaled(text, decimals), 0n);
    const finer = Math.max(decimals, 2);
    const average = halfUp(sum * 10n ** BigInt(finer - decimals) * 2n, BigInt(numbers.length) * 2n);
    return { count: filled.length, sum: printed(sum, decimals), average: printed(average, finer) };
  };
})();
