"use strict";
/* Colours the districts of the map an office has supplied by what stands in the tiles beneath it. */
(() => {
  const shades = ["#eef2f7", "#d6e4f3", "#a9c8e8", "#73a5d6", "#2f6fae", "#1e5fa8"];
  const draw = async (place) => {
    place.dataset.drawn = "yes";
    const answer = await fetch(place.dataset.map);
    if (!answer.ok) return place.remove();
    echarts.registerMap(place.dataset.map, await answer.json());
    const tiles = [...place.parentElement.querySelectorAll("[data-district]")];
    const size = parseFloat(getComputedStyle(place).fontSize);
    const regions = tiles.map((tile) => ({
      name: tile.dataset.district, itemStyle: { areaColor: shades[tile.dataset.depth] },
      label: { color: tile.dataset.depth > 3 ? "#fff" : "#1d2433" },
    }));
    const chart = echarts.init(place, null, { renderer: "svg" });
    chart.setOption({
      animation: false,
      geo: {
        map: place.dataset.map, roam: false, regions, selectedMode: false,
        label: { show: true, fontSize: size, color: "#1d2433" }, top: 10, bottom: 10,
        itemStyle: { areaColor: shades[0], borderColor: "#8b93a0" },
        emphasis: { itemStyle: { areaColor: "#f6d27a" } },
      },
    });
    chart.on("click", (event) => {
      const tile = tiles.find((one) => one.dataset.district === event.name);
      if (tile) location.assign(tile.href);
    });
    addEventListener("resize", () => chart.resize());
  };
  const drawAll = () => {
    for (const place of document.querySelectorAll("[data-map]:not([data-drawn])")) draw(place);
  };
  document.addEventListener("htmx:load", drawAll);
  drawAll();
})();
