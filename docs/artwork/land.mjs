// Draws static/img/land.svg, the land of every map of the site: no borders, no names.
//
// Read me: in an empty folder, `npm install world-atlas@2 topojson-client@3 topojson-server@3 topojson-simplify@3
// d3-geo@3 d3-geo-projection@4`, copy this file there, `node land.mjs > land.svg`. It also prints to stderr the height of
// the map and the points that tests/offices/test_map.py compares the projection of offices/worldmap.py with.
//
// Source: Natural Earth (public domain) as packed by world-atlas. Projection: Equal Earth (Šavrič, Patterson, Jenny 2018),
// turned by 11° so that the cut runs through the Bering Strait and leaves the Pacific islands whole.
import { createRequire } from "node:module";
import { geoArea, geoCentroid, geoEqualEarth } from "d3-geo";
import { geoProject } from "d3-geo-projection";
import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";

const WIDTH = 4000; // units; the path has whole numbers only
const NORTH = 83.7, SOUTH = -56.5; // degrees; without Antarctica
const DETAIL = 4; // square units: the least triangle kept of a coast
const SMALLEST = 8; // square units: the least island kept
const SMALL_STATE = 3e-5; // steradians, about 1,200 km²: states that get dots
const DOT = 4, BETWEEN_DOTS = 14; // units

const load = createRequire(import.meta.url);
const whole = geoEqualEarth().rotate([-11, 0]).fitWidth(WIDTH, { type: "Sphere" });
const top = whole([11, NORTH])[1];
const height = Math.ceil(whole([11, SOUTH])[1] - top);
const [x, y] = whole.translate();
const projection = whole.translate([x, y - top]);

const parts = (geometry) => (geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates]);
const isAntarctic = (polygon) => geoCentroid({ type: "Polygon", coordinates: polygon })[1] < -60;
const areaOf = (ring) =>
  Math.abs(ring.reduce((sum, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length];
    return sum + ax * by - bx * ay;
  }, 0)) / 2;

function land() {
  const atlas = load("world-atlas/land-50m.json");
  const polygons = parts(feature(atlas, atlas.objects.land).features[0].geometry).filter((one) => !isAntarctic(one));
  const flat = geoProject({ type: "MultiPolygon", coordinates: polygons }, projection);
  const simple = simplify(presimplify(topology({ land: flat })), DETAIL);
  return parts(feature(simple, simple.objects.land).geometry).flat().filter((ring) => areaOf(ring) >= SMALLEST);
}

function dots() {
  const atlas = load("world-atlas/countries-10m.json");
  const states = feature(atlas, atlas.objects.countries).features.filter((one) => geoArea(one) < SMALL_STATE);
  const islands = states.flatMap((one) => parts(one.geometry).map((coordinates) => ({ type: "Polygon", coordinates })));
  const places = islands.sort((a, b) => geoArea(b) - geoArea(a)).map((one) => projection(geoCentroid(one)));
  const isFar = ([ax, ay], [bx, by]) => Math.hypot(ax - bx, ay - by) >= BETWEEN_DOTS;
  return places.reduce((kept, place) => (kept.every((other) => isFar(place, other)) ? [...kept, place] : kept), [])
    .filter(([, py]) => py > 0 && py < height);
}

/** A closed ring in whole, relative steps. */
function outline(ring) {
  let [lastX, lastY] = ring[0].map(Math.round);
  let path = `M${lastX} ${lastY}l`;
  for (const point of ring.slice(1, -1)) {
    const [px, py] = point.map(Math.round);
    if (px === lastX && py === lastY) continue;
    path += `${px - lastX} ${py - lastY} `;
    [lastX, lastY] = [px, py];
  }
  return path.trim().replaceAll(" -", "-") + "z";
}

/** A disc, drawn in the direction of the outlines, so that one on land does not cut a hole. */
const dot = ([px, py]) =>
  `M${Math.round(px) - DOT} ${Math.round(py)}a${DOT} ${DOT} 0 1 1 ${2 * DOT} 0a${DOT} ${DOT} 0 1 1-${2 * DOT} 0z`;

const path = land().map(outline).join("") + dots().map(dot).join("");
// The colour is for the small maps, which show the picture as it is: on light and dark seas alike.
const colour = 'fill="#7a95bf" fill-opacity=".33"';
console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" ${colour}><path id="land" d="${path}"/></svg>`);

const places = [];
for (let longitude = -165; longitude <= 190; longitude += 18)
  places.push([longitude > 180 ? longitude - 360 : longitude, (((longitude + 180) * 7) % 130) - 49.5]);
console.error(`height ${height}, top ${top}`);
for (const place of places)
  console.error(`    (${place[1]}, ${place[0]}, ${projection(place).map((n) => n.toFixed(2)).join(", ")}),`);
