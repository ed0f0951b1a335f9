"""Tables from ruling lines: which lines cross, the grid they make, squares merged where a line is missing."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from jixiao.readers.pdf.rules import Rule
from jixiao.units.record import record

_STRAIGHT = 1.2  # points two pieces of one line may be apart across it
_BROKEN = 4.0  # points a dash may be away from the next
_SHORTEST = 6.0
_TOUCH = 3.0
_DOUBLE = 3.2  # lines of a double border; a row is higher
_OPEN = 8.0  # points a line must reach beyond the outermost crossing for an undrawn border
_MOST_RULES = 3000


@record
class Region:
    """Squares that are one cell."""

    row: int
    column: int
    rows: int
    columns: int


@record
class Grid:
    """Boundaries from the top down and from the left, the cells between them, and for each square its cell."""

    ys: tuple[float, ...]
    xs: tuple[float, ...]
    regions: tuple[Region, ...]
    owners: tuple[int, ...]  # row by row

    def region_at(self, x: float, y: float) -> int:
        """The cell of a character whose origin is here."""
        row = min(max(bisect_right(self.ys, y - 1.0) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x + 1.0) - 1, 0), len(self.xs) - 2)
        return self.owners[row * (len(self.xs) - 1) + column]

    def bounds(self, owner: int) -> tuple[float, float, float, float]:
        """Left, right, top and bottom of where the characters of a cell have their origins."""
        region = self.regions[owner]
        left, right = self.xs[region.column], self.xs[region.column + region.columns]
        return left - 1.0, right - 1.0, self.ys[region.row] + 1.0, self.ys[region.row + region.rows] + 1.0


def grids(horizontal: Sequence[Rule], vertical: Sequence[Rule]) -> list[Grid]:
    """Every grid of at least two cells, from the top down; one inside another belongs to its cell."""
    across, down = _drawn(horizontal), _drawn(vertical)
    if not across or not down or len(across) + len(down) > _MOST_RULES:
        return []
    found = [grid for rules in _connected(across, down) if (grid := _grid(*rules)) and len(grid.regions) > 1]
    found.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return [grid for grid in found if not any(_inside(grid, other) for other in found if other is not grid)]


def _inside(grid: Grid, other: Grid) -> bool:
    return (
        other.xs[0] - 1 <= grid.xs[0] and grid.xs[-1] <= other.xs[-1] + 1
        and other.ys[0] - 1 <= grid.ys[0] and grid.ys[-1] <= other.ys[-1] + 1
    )  # fmt: skip


def _drawn(rules: Sequence[Rule]) -> list[Rule]:
    """Pieces and dashes of one line put together."""
    found: list[Rule] = []
    for bundle in _bundles(sorted(rules)):
        place = bundle[len(bundle) // 2][0]
        start = end = None
        for _, first, last in sorted(bundle, key=lambda rule: rule[1]):
            if start is None or end is None or first > end + _BROKEN:
                if start is not None and end is not None and end - start >= _SHORTEST:
                    found.append((place, start, end))
                start, end = first, last
            else:
                end = max(end, last)
        if start is not None and end is not None and end - start >= _SHORTEST:
            found.append((place, start, end))
    return found


def _bundles(rules: Sequence[Rule]) -> Iterable[list[Rule]]:
    bundle: list[Rule] = []
    for rule in rules:
        if bundle and rule[0] - bundle[0][0] > _STRAIGHT:
            yield bundle
            bundle = []
        bundle.append(rule)
    if bundle:
        yield bundle


def _connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Sets of lines that cross one another; a line of its own (an underline, a signature line) is in none."""
    touches = _touches(across, down)
    across = [rule for rule, met in zip(across, touches, strict=True) if _bears(rule, [down[n] for n in met])]
    touches = _touches(across, down)
    leader = list(range(len(down)))

    def head(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    met_twice = [0] * len(down)
    for met in touches:
        for number in met:
            met_twice[number] += 1
            leader[head(number)] = head(met[0])
    sets: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate(down):
        if met_twice[number]:
            sets.setdefault(head(number), ([], []))[1].append(rule)
    for rule, met in zip(across, touches, strict=True):
        if met:
            sets[head(met[0])][0].append(rule)
    return list(sets.values())


def _touches(across: list[Rule], down: list[Rule]) -> list[list[int]]:
    """For each horizontal line the numbers of the vertical ones it meets."""
    places = [rule[0] for rule in down]  # sorted, as they come from _drawn
    found = []
    for y, start, end in across:
        near = range(bisect_right(places, start - _TOUCH), bisect_right(places, end + _TOUCH))
        found.append([n for n in near if down[n][1] - _TOUCH <= y <= down[n][2] + _TOUCH])
    return found


def _bears(rule: Rule, met: list[Rule]) -> bool:
    """A line of a table meets two others, or passes through one."""
    return len(met) >= 2 or any(rule[1] + _TOUCH < other[0] < rule[2] - _TOUCH for other in met)


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    ys = _boundaries([rule[0] for rule in across], [rule[1] for rule in down], [rule[2] for rule in down])
    xs = _boundaries([rule[0] for rule in down], [rule[1] for rule in across], [rule[2] for rule in across])
    if len(ys) < 2 or len(xs) < 2:
        return None
    above = _walls(across, ys, xs)
    left = _walls(down, xs, ys)
    regions, owners = _regions(len(ys) - 1, len(xs) - 1, above, left)
    return Grid(tuple(ys), tuple(xs), tuple(regions), tuple(owners))


def _boundaries(places: list[float], starts: list[float], ends: list[float]) -> list[float]:
    """Where lines stand, and the open sides where crossing lines reach beyond the last of them."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _DOUBLE:
            found.append(place)
    if len(starts) >= 2:
        if found and (edge := sorted(starts)[1]) < found[0] - _OPEN:
            found.insert(0, edge)
        if found and (edge := sorted(ends)[-2]) > found[-1] + _OPEN:
            found.append(edge)
    return found


def _walls(rules: list[Rule], places: list[float], spans: list[float]) -> set[tuple[int, int]]:
    """Pairs of a boundary and a stretch along it that is drawn."""
    walls: set[tuple[int, int]] = set()
    middles = [(a + b) / 2 for a, b in pairwise(spans)]
    for place, start, end in rules:
        boundary = bisect_right(places, place + 0.01) - 1
        walls.update((boundary, n) for n in range(bisect_right(middles, start), bisect_right(middles, end)))
    return walls


def _regions(
    height: int, width: int, above: set[tuple[int, int]], left: set[tuple[int, int]]
) -> tuple[list[Region], list[int]]:
    """Rectangles of squares without a wall between them, in reading order."""
    owners = [-1] * (height * width)
    found: list[Region] = []
    for row in range(height):
        for column in range(width):
            if owners[row * width + column] >= 0:
                continue
            end = column + 1
            while end < width and (end, row) not in left and owners[row * width + end] < 0:
                end += 1
            bottom = row + 1
            while bottom < height and _goes_on(bottom, range(column, end), above, left):
                bottom += 1
            for r in range(row, bottom):
                owners[r * width + column : r * width + end] = [len(found)] * (end - column)
            found.append(Region(row, column, bottom - row, end - column))
    return found, owners


def _goes_on(row: int, columns: range, above: set[tuple[int, int]], left: set[tuple[int, int]]) -> bool:
    """Whether the squares of a row belong to those above them: no wall between, none among them."""
    return not any((row, c) in above for c in columns) and not any((c, row) in left for c in columns[1:])
