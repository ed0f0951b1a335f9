"""Patterns and words looked for in one pass: the same places as if each were held against the whole text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.check.search.beginnings import ANY, beginnings
from jixiao.check.search.sought import Sought, Words
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Origin, Source


def dossier(text):
    return Dossier(Source("例.txt", "txt", text, text, Origin((0,), (0,)), ()))


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (r"满意(?:度|率)[^，]{0,8}\d+", {"满意"}),
        (r"(?:较|比)(?P<year>20\d{2})年", {"较2", "比2"}),
        (r"(?:经(?:过)?分析|主要)原因", {"经过", "经分", "主要"}),
        (r"[今去]年(?<!以前年)(?!度)", {"今年", "去年"}),
        (r"[，、][，。]+", {"，，", "，。", "、，", "、。"}),
        (r"a?b|c{2}d|(?:x|yz)*w", {"ab", "b", "cc", "xx", "xy", "xw", "yz", "w"}),
        (r"约\d|\*\*+", {"约" + ANY, "**"}),
        (r"[，、](?=（[^）]+）)", {"，（", "、（"}),
        (r"[（\[](?:此处|待)定", {"（此", "[此", "（待", "[待"}),
        (r"[0-2]年|[-甲]乙|[^甲]乙", {"0年", "1年", "2年", "-乙", "甲乙", ANY + "乙"}),
        (r"(?i)abc", {ANY}),
    ],
)
def test_how_the_matches_of_a_pattern_may_begin(pattern, told):
    assert beginnings(pattern) == told


SIGNS = "甲乙丙"
SETS = ("[甲乙]", "[^甲]", r"[-甲\*]", "[+-.]", r"[\d甲]", "[甲-]", ".", r"\*")
ASSERTIONS = ("(?=乙)", "(?=乙[甲乙丙])", "(?<!丙)", "^", r"\b")
REPEATED = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{0,1}", "+?"])
CHARACTERS = st.tuples(st.sampled_from([*SIGNS, *SETS]), REPEATED).map("".join)


def grown(pieces):
    alternatives = st.lists(pieces, min_size=1, max_size=3).map("|".join)
    group = st.tuples(st.sampled_from(["(?:", "("]), alternatives, st.just(")"), REPEATED).map("".join)
    return st.lists(st.one_of(pieces, group), min_size=1, max_size=3).map("".join)


PATTERNS = st.recursive(CHARACTERS | st.sampled_from(ASSERTIONS), grown, max_leaves=6)


@given(pattern=PATTERNS, text=st.text(SIGNS + "*-\n", max_size=12))
def test_every_match_is_found_and_no_other(pattern, text):
    expected = [found.span() for found in re.finditer(pattern, text)]
    assert [found.span() for found in Sought(pattern).finditer(dossier(text))] == expected


def test_what_is_sought_after_the_first_pass_is_found_too():
    read = dossier("甲乙丙丁，丙丁甲乙")
    assert Sought("甲乙").search(read).span() == (0, 2)
    assert [found.span() for found in Sought("丙丁(?!，)").finditer(read)] == [(5, 7)]
    assert Sought("丁丙").search(read) is None


def test_words_are_found_wherever_they_stand():
    found = Words(["甲乙", "甲乙丙", "丙丁", "丁戊"]).occurrences(dossier("甲乙丙丁𠮷甲乙"))
    assert sorted(found) == [(0, "甲乙"), (0, "甲乙丙"), (2, "丙丁"), (5, "甲乙")]
