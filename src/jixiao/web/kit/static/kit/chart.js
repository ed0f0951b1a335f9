"use strict";
/* Draws what the page says in data-chart, also in what htmx brings later. Tooltips are drawn, not HTML, so that no
   style stands in the page; letters have the colour and the size of the place they stand in. */
(() => {
  const tones = {
    error: "#c62828", warning: "#d39a00", note: "#1565c0", plan: "#9ec3e8", done: "#1e5fa8",
    green: "#2f7d4f", teal: "#3a9ca6", violet: "#6f5aa8", grey: "#8a93a1", brown: "#a2673f",
  };
  const charts = new Map();
  const draw = (place) => {
    const data = JSON.parse(document.getElementById(place.dataset.chart).textContent);
    const look = getComputedStyle(place);
    const text = { color: look.color, fontFamily: look.fontFamily, fontSize: parseFloat(look.fontSize) };
    const chart = echarts.init(place, null, { renderer: "svg" });
    const names = { type: "category", data: data.labels, axisLabel: text, inverse: data.lying, axisTick: { show: false } };
    const values = {
      type: "value", minInterval: data.unit ? 0 : 1, name: data.lying || data.series.length > 4 ? "" : data.unit,
      nameTextStyle: { ...text, align: "left" }, axisLabel: text, splitLine: { lineStyle: { opacity: 0.3 } },
    };
    chart.setOption({
      animation: false,
      textStyle: text,
      grid: { left: 8, right: data.lying ? text.fontSize * 4 : 8, top: data.series.length > 1 || data.unit && !data.lying ? text.fontSize * 2.6 : 8, bottom: 4, containLabel: true },
      legend: { show: data.series.length > 1, top: 0, data: data.series.map((one) => one.name), textStyle: text, type: "scroll" },
      tooltip: { trigger: "axis", renderMode: "richText" },
      xAxis: data.lying ? values : names,
      yAxis: data.lying ? names : values,
      series: data.series.map((one) => ({
        name: one.name, type: data.lines ? "line" : "bar", barMaxWidth: text.fontSize * 2.3, symbolSize: 6, data: one.values, color: tones[one.tone],
        stack: data.stacked ? "all" : undefined, cursor: one.links ? "pointer" : "default",
        label: { show: Boolean(data.lying) && data.series.length === 1, position: "right", ...text },
      })),
    });
    chart.on("click", (event) => {
      const address = (data.series[event.seriesIndex].links || [])[event.dataIndex];
      if (address) location.assign(address);
    });
    charts.set(place, chart);
  };
  const drawAll = () => {
    for (const [place, chart] of charts) if (!place.isConnected) { chart.dispose(); charts.delete(place); }
    for (const place of document.querySelectorAll("[data-chart]")) if (!charts.has(place)) draw(place);
  };
  const fit = () => { for (const chart of charts.values()) chart.resize(); };
  addEventListener("resize", fit);
  addEventListener("beforeprint", fit);
  document.addEventListener("htmx:load", drawAll);
  drawAll();
})();
