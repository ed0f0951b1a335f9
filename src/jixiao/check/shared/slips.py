"""Miswritten words of the trade: 镇效 for 绩效, 强大力 for 强大合力.

A pair of characters that no good text has, one replacement away from a word of the trade, is reported; never a
pair where two words meet, never inside a name. Lists: norms/vocabulary (slips, lookalikes, homophones, neighbours).
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from jixiao.check.search.bigrams import Places, codes, folded_codes, pair, pair_text, places, want
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.norms.resolve import norms_of
from jixiao.norms.wordlists import file_of, wordlists
from jixiao.units.chinese import HAN
from jixiao.units.kept import kept
from jixiao.units.regex import regex

# Two or three characters alone between the signs of a list of persons, or in a cell.
_NAME = regex(rf"[、\t\n ]{HAN}{{2,3}}[、\t\n 。]")
_SURE = 4  # length of a phrase that proves a slip by itself
_SHORT = 5  # and of one that a character left out may leave as other words
_REACH = 8  # characters on both sides that a phrase may take in
_LISTS = ("slips", "lookalikes", "homophones", "neighbours")
_SOURCES = [__file__, *(str(file_of(name)) for name in _LISTS)]
_COMPANY = regex(rf"{HAN}{{0,7}}(?:公司|有限|股份|集团|药业|实业|医疗|科技|律师|事务所)")


@cache
def want_slips() -> None:
    """Have the pairs that show a slip looked up in every text."""
    want(_suspicious())
    want(_forms())


def slips(dossier: Dossier) -> Iterator[tuple[Span, str]]:
    """Where a word or phrase is miswritten, and how it should read."""
    want_slips()
    text, found = dossier.source.text, places(dossier)
    miswritten = {
        at: meant
        for code in _suspicious().intersection(found)
        for at in found[code]
        if (meant := _meant_at(text, at, pair_text(code)))
    }
    for at, (span, right) in miswritten.items():
        # One wrong character spoils two pairs: the pair that is a word tells more, else the first.
        is_word, beside = right in _words(), [miswritten[n][1] for n in (at - 1, at + 1) if n in miswritten]
        if is_word or not (any(other in _words() for other in beside) or at - 1 in miswritten):
            yield span, right
    for span, phrase in _deformed_in(text, found):
        if miswritten.keys().isdisjoint(range(span.start - 1, span.end)):
            yield span, phrase


def _deformed_in(text: str, found: Places) -> Iterator[tuple[Span, str]]:
    """Phrases with a character too few, too many or out of place."""
    forms = _forms()
    for code in found.keys() & forms.keys():
        for form, offset, phrase in forms[code]:
            for at in found[code]:
                start = at - offset
                if _is_year(text, start) or not text.startswith(form, start):
                    continue  # 2023年绩效目标 lacks nothing
                if len(form) < len(phrase) <= _SHORT and phrase not in text:
                    continue  # 比上年少: other words, where the phrase itself is never used
                if _BEFORE_NUMBER.match(text, start + len(form) - 1):
                    continue  # 节约约6.4%
                if not _meets_words(text, start, start + len(form)):
                    yield Span(start, start + len(form)), phrase


_BEFORE_NUMBER = regex(r"[约近超达为共]\d")


def _is_year(text: str, at: int) -> bool:
    return text[at : at + 1] == "年" and text[at - 1 : at].isdigit()


def _meets_words(text: str, start: int, end: int) -> bool:
    """Whether the first or the last character belongs to a word that reaches beyond."""
    return is_common(text[start - 1 : start + 1]) or is_common(text[end - 1 : end + 1])


def _meant_at(text: str, at: int, wrong: str) -> tuple[Span, str] | None:
    """What a wrong pair at this place should read: the word, or the phrase if only that tells.

    None when the place explains the pair otherwise.
    """
    candidates, itself = _meant(wrong), Span(at, at + 2)
    for word in candidates:
        if phrase := _completed(text, at, word):
            return (itself, word) if word in _words() else phrase
    words = tuple(right for right in candidates if right in _words() and _is_telling_alone(wrong, right))
    words = () if pair(wrong[0], wrong[1]) in _rare() else words
    if not words or is_common(text[at - 1 : at + 1]) or is_common(text[at + 1 : at + 3]) or _in_name(text, at):
        return None
    if text[at] == "含" and text[at - 1] in "（(":
        return None  # 58家（含规下企业）
    if text.startswith(_places_by_character().get(text[at + 1], ()), at + 1):  # 即石家庄市本级
        return None
    return itself, next((right for right in words if right in text), words[0])


def _is_telling_alone(wrong: str, right: str) -> bool:
    """镜 for 境 looks alike, 祘 stands in no word; 实绩小微 and 我馆于 are where words meet, however they sound."""
    first = wrong[0] != right[0]
    char, meant = (wrong[0], right[0]) if first else (wrong[1], right[1])
    return meant in _alike().get(char, "") or char not in _characters()


@cache
def _alike() -> dict[str, str]:
    """For each character those of its shape."""
    groups: dict[str, str] = defaultdict(str)
    for group in wordlists("lookalikes")["groups"].split():
        for char in group:
            groups[char] += group
    return groups


@cache
def _characters() -> frozenset[str]:
    """Every character of the words and phrases, and of the most frequent neighbours."""
    return frozenset("".join(_words()) + "".join(_phrases()) + wordlists("neighbours")["common"])


def _completed(text: str, at: int, right: str) -> tuple[Span, str] | None:
    """The phrase that the text has with the right word in place of the wrong pair, and its place."""
    preceding, following = _beside(right)
    if text[at - 1 : at] not in preceding and text[at + 2 : at + 3] not in following:
        return None
    before, after = text[max(0, at - _REACH) : at], text[at + 2 : at + 2 + _REACH]
    window, place = before + right + after, len(before)
    for phrase in _phrases().get(right, ()):  # the shortest first
        found = window.find(phrase, max(0, place + 2 - len(phrase)), place + len(phrase))
        if found < 0:
            continue
        start = at - place + found
        # Of a short phrase the wrong character may as well begin or end a word beside it.
        if len(phrase) >= _SURE or not _meets_words(text, start, start + len(phrase)):
            return Span(start, start + len(phrase)), phrase
    return None


def _in_name(text: str, at: int) -> bool:
    """Whether the pair may belong to a person's name (alone between signs) or a company's."""
    return any(_NAME.fullmatch(text, at - before, at + 5 - before) for before in (1, 2) if at >= before) or bool(
        _NAME.fullmatch(text, at - 1, at + 3) or _COMPANY.match(text, at + 2, at + 14)
    )


@cache
def _places_by_character() -> dict[str, tuple[str, ...]]:
    """The names of places by their first character."""
    names: dict[str, list[str]] = defaultdict(list)
    for region in norms_of().regions.values():
        for name in (region.name, *region.aliases):
            names[name[0]].append(name)
    return {char: tuple(found) for char, found in names.items()}


# Last characters of names and offices, after which the same character begins another word: 开发区区委.
_ENDS_NAMES = frozenset("区市县镇乡村局人会院校部处司家省州委办上下中大小一年月日个所站科股室")


@cache
def _words() -> frozenset[str]:
    return frozenset(wordlists("slips")["words"].split())


@cache
def _pairs() -> tuple[str, ...]:
    """The words, and the pairs of the phrases."""
    return tuple(sorted(_words() | _phrases().keys()))


@cache
def _groups() -> dict[str, str]:
    """For each character those of its shape and those of its sound, itself among them."""
    groups: dict[str, str] = defaultdict(str)
    for name in ("lookalikes", "homophones"):
        for group in wordlists(name)["groups"].split():
            for char in group:
                groups[char] += group
    return groups


@cache
def _suspicious() -> frozenset[int]:
    """All wrong pairs, as numbers."""
    return kept("wrong-pairs", _SOURCES, _wrong_pairs)


def _wrong_pairs() -> frozenset[int]:
    groups, written = _groups(), []
    for word in _pairs():
        first, second = word[0], word[1]
        if others := groups.get(first):
            written.append(second.join(others) + second)
        if others := groups.get(second):
            written.append(first + first.join(others))
    wrong = set(codes("".join(written)))
    wrong.difference_update(codes("".join(_pairs())), folded_codes(wordlists("neighbours")["seen"]), _common())
    return frozenset(wrong)


@cache
def _meant(wrong: str) -> tuple[str, ...]:
    """Words one replacement away from a pair; look-alikes and homophones are not told apart."""
    first, second = wrong[0], wrong[1]
    groups = _groups()
    beginning, ending = _by_character()
    found = {word for word in beginning.get(first, ()) if second in groups.get(word[1], "")}
    found |= {word for word in ending.get(second, ()) if first in groups.get(word[0], "")}
    return tuple(sorted(found))


@cache
def _by_character() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The pairs by their first and by their second character."""
    beginning: dict[str, list[str]] = defaultdict(list)
    ending: dict[str, list[str]] = defaultdict(list)
    for word in _pairs():
        beginning[word[0]].append(word)
        ending[word[1]].append(word)
    return beginning, ending


@cache
def _common() -> frozenset[int]:
    return folded_codes(wordlists("neighbours")["common"])


def is_common(pair_of_characters: str) -> bool:
    """Whether two characters are one of the most frequent words of official texts."""
    return len(pair_of_characters) == 2 and pair(pair_of_characters[0], pair_of_characters[1]) in _common()


@cache
def _rare() -> frozenset[int]:
    return folded_codes(wordlists("neighbours")["rare"])


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    """Phrases by each pair they hold."""
    holding: dict[str, list[str]] = defaultdict(list)
    for phrase in wordlists("slips")["phrases"].split():
        for at in range(len(phrase) - 1):
            holding[phrase[at : at + 2]].append(phrase)
    return {key: tuple(sorted(found, key=len)) for key, found in holding.items()}


@cache
def _beside(right: str) -> tuple[frozenset[str], frozenset[str]]:
    """The characters before and after a pair in the phrases that hold it."""
    parts = [phrase.partition(right) for phrase in _phrases().get(right, ())]
    return frozenset(before[-1:] for before, _, _ in parts) - {""}, frozenset(after[:1] for _, _, after in parts) - {""}


Forms = dict[int, list[tuple[str, int, str]]]


@cache
def _forms() -> Forms:
    """Phrases with a character missing, doubled or exchanged with its neighbour: by the new pair, form and offset."""
    return kept("deformed", _SOURCES, _all_deformed)


def _all_deformed() -> Forms:
    variants = frozenset(wordlists("slips")["variants"].split())
    phrases = frozenset(wordlists("slips")["phrases"].split())
    forms: Forms = defaultdict(list)
    for phrase in sorted(phrases | _words()):
        for form, offset in _deformed(phrase):
            if form not in variants and form not in phrases and not (len(form) < len(phrase) and _is_language(form)):
                places = (offset, *range(len(form) - 1))
                known = next((at for at in places if _is_telling(form[at : at + 2], phrase)), offset)
                forms[pair(form[known], form[known + 1])].append((form, known, phrase))
    return dict(forms)


def _is_telling(of_form: str, phrase: str) -> bool:
    """Whether a pair of a form seldom stands in good texts."""
    return of_form not in phrase and not is_common(of_form)


def _is_language(form: str) -> bool:
    """Four characters that are two words: 计划投资 is none the worse for not being 计划总投资."""
    return len(form) == 4 and all(half in _words() or is_common(half) for half in (form[:2], form[2:]))


def _deformed(phrase: str) -> Iterator[tuple[str, int]]:
    """The form and where in it the pair stands that the phrase does not have."""
    if len(phrase) == 2 and _ENDS_NAMES.isdisjoint(phrase):
        yield phrase[0] + phrase, 0
        yield phrase + phrase[1], 1
    for at in range(1, len(phrase) - 1):
        char, after = phrase[at], phrase[at + 1]
        if len(phrase) >= 5:
            yield phrase[:at] + phrase[at + 1 :], at - 1
        if len(phrase) >= 4:
            yield phrase[: at + 1] + phrase[at:], at
            if char != after:
                yield phrase[:at] + after + char + phrase[at + 2 :], at
