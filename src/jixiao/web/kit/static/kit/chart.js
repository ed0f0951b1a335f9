"use strict";
/* Draws what the page says in data-chart. Tooltips are drawn, not HTML, so that no style stands in the page. */
(() => {
  const tones = { error: "#c62828", warning: "#d39a00", note: "#1565c0", plan: "#9ec3e8", done: "#1e5fa8" };
  const draw = (place) => {
    const data = JSON.parse(document.getElementById(place.dataset.chart).textContent);
    const chart = echarts.init(place, null, { renderer: "svg" });
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 8, right: 8, top: 32, bottom: 4, containLabel: true },
      legend: { top: 0, data: data.series.map((one) => one.name) },
      tooltip: { trigger: "axis", renderMode: "richText" },
      xAxis: { type: "category", data: data.labels },
      yAxis: { type: "value", minInterval: data.unit ? 0 : 1, name: data.unit, nameTextStyle: { align: "left" } },
      series: data.series.map((one) => ({
        name: one.name, type: data.lines ? "line" : "bar", barMaxWidth: 28, symbolSize: 6, data: one.values, color: tones[one.tone],
        stack: data.stacked ? "all" : undefined,
      })),
    });
    addEventListener("resize", () => chart.resize());
    addEventListener("beforeprint", () => chart.resize());
  };
  for (const place of document.querySelectorAll("[data-chart]")) draw(place);
})();
