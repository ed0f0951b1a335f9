"""One project, several policies: what counts, when, how much, and why."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.counting.count import count, credits_of, differences
from jixiao.counting.credits import Credit, credited
from jixiao.counting.policy import EVERY_SIGNING, Policy, policy_of
from jixiao.counting.signing import Kind, Project, Signing
from jixiao.norms.resolve import Norms

WAN = 1_000_000  # 分
DEFAULT = policy_of(Norms(), "130100", date(2022, 12, 31))
YEAR = date(2022, 1, 1), date(2022, 12, 31)


def on(day: str, kind: str, wan: int | None, place: str = "") -> Signing:
    return Signing(date.fromisoformat(day), Kind(kind), None if wan is None else wan * WAN, place)


def project(*signings: Signing, sort: str = "工业", key: int = 1) -> Project:
    return Project(key, f"示例{key}", sort, signings)


def counted(policy: Policy, *signings: Signing, sort: str = "工业") -> tuple[int, int]:
    """Projects and 万元 of the year 2022."""
    result = count([project(*signings, sort=sort)], policy, *YEAR)
    return result.number, result.amount // WAN


LETTER = on("2021-11-01", "intention", 5000)
FRAMEWORK = on("2022-02-01", "framework", 8000)
CONTRACT = on("2022-06-01", "contract", 10000)
MORE = on("2022-09-01", "increase", 2000)
OTHER = on("2022-10-01", "investor", 9000)


@pytest.mark.parametrize(
    ("signings", "expected"),
    [
        ((CONTRACT,), (1, 10000)),
        ((FRAMEWORK, CONTRACT), (1, 8000)),  # an upgrade adds no amount
        ((LETTER, CONTRACT), (0, 0)),  # counted the year before
        ((CONTRACT, MORE), (1, 12000)),  # an increase counts its increment
        ((LETTER, MORE), (0, 2000)),
        ((LETTER, OTHER), (1, 9000)),  # a change of investor moves the count to the later event
        ((on("2023-01-01", "contract", 1),), (0, 0)),
        ((on("2022-03-01", "contract", None),), (1, 0)),
        ((), (0, 0)),
    ],
)
def test_the_default_counts_a_project_once_at_its_first_signing(signings, expected):
    assert counted(DEFAULT, *signings) == expected


@pytest.mark.parametrize(
    ("change", "signings", "expected"),
    [
        ({"agreements": frozenset({Kind.CONTRACT})}, (FRAMEWORK, CONTRACT), (1, 10000)),
        ({"agreements": frozenset({Kind.CONTRACT})}, (FRAMEWORK,), (0, 0)),
        ({"upgrade": "difference"}, (FRAMEWORK, CONTRACT), (1, 10000)),
        ({"upgrade": "again"}, (FRAMEWORK, CONTRACT), (2, 18000)),
        ({"increase": "project"}, (CONTRACT, MORE), (2, 12000)),
        ({"increase": "nothing"}, (CONTRACT, MORE), (1, 10000)),
        ({"investor": "stays"}, (LETTER, OTHER), (0, 0)),
        ({"floor": 8000 * WAN}, (FRAMEWORK,), (1, 8000)),
        ({"floor": 8001 * WAN}, (FRAMEWORK,), (0, 0)),
        ({"floor": 10000 * WAN}, (FRAMEWORK, on("2022-03-01", "increase", 2000)), (1, 10000)),
    ],
)
def test_another_policy_counts_otherwise(change, signings, expected):
    policy = Policy("某地", **change)
    assert counted(policy, *signings) == expected


def test_excluded_kinds_count_nowhere():
    assert counted(DEFAULT, CONTRACT, sort="房地产") == (0, 0)
    assert counted(EVERY_SIGNING, CONTRACT, sort="房地产") == (1, 10000)


def test_a_place_with_a_floor_of_its_own_says_so():
    policy = policy_of(Norms(), "340400", date(2022, 12, 31))
    assert policy.floor == 300 * WAN
    result = count([project(on("2022-03-01", "contract", 200))], policy, *YEAR)
    assert result.counted[0].words == "不计：200.00 万元，不到起点 300.00 万元"
    assert any("淮府办〔2010〕155号" in words for words in policy.basis)


def test_every_difference_is_named_with_both_reasons():
    projects = [project(FRAMEWORK, CONTRACT, key=1), project(CONTRACT, key=2)]
    first, second = (count(projects, policy, *YEAR) for policy in (DEFAULT, EVERY_SIGNING))
    found = differences(first, second)
    assert [one.project.name for one in found] == ["示例1"]
    assert found[0].first.words == "计 1 个 8,000.00 万元（2022-02-01 签框架协议）"
    assert found[0].second.words == "计 2 个 18,000.00 万元（2022-02-01 签框架协议；2022-06-01 签正式合同）"


@pytest.mark.parametrize(
    ("transfer", "expected"),
    [
        ("receiver", {"乙区": Fraction(1)}),
        ("origin", {"甲区": Fraction(1)}),
        ("shared", {"甲区": Fraction(1, 2), "乙区": Fraction(1, 2)}),
    ],
)
def test_a_project_that_moves_is_credited_as_the_policy_says(transfer, expected):
    moved = project(on("2022-02-01", "contract", 1, "甲区"), on("2022-05-01", "transfer", None, "乙区"))
    assert credits_of(moved, Policy("某地", transfer=transfer), YEAR[1]) == expected


def test_what_districts_agreed_goes_before_halves_and_every_fen_is_credited_once():
    agreed = replace(on("2022-05-01", "transfer", None, "乙区"), share=Fraction(3, 10))
    moved = project(replace(on("2022-02-01", "contract", None, "甲区"), amount=101), agreed)
    stayed = project(on("2022-03-01", "contract", 1, "乙区"), key=2)
    policy = Policy("某地", transfer="shared")
    assert credited(count([moved, stayed], policy, *YEAR).counted, policy, YEAR[1]) == (
        Credit("乙区", Fraction(17, 10), WAN + 71, 1),
        Credit("甲区", Fraction(3, 10), 30, 1),
    )


events = st.builds(
    Signing,
    st.dates(date(2021, 1, 1), date(2023, 12, 31)),
    st.sampled_from(list(Kind)),
    st.none() | st.integers(0, 10**13),
    st.sampled_from(["甲区", "乙区"]),
)
projects = st.lists(events, max_size=6).map(tuple)
policies = st.builds(
    Policy,
    st.just("某地"),
    st.frozensets(st.sampled_from([Kind.INTENTION, Kind.FRAMEWORK, Kind.CONTRACT]), min_size=1),
    st.sampled_from(["nothing", "difference", "again"]),
    st.sampled_from(["increment", "project", "nothing"]),
    st.sampled_from(["moves", "stays"]),
    st.sampled_from(["receiver", "shared", "origin"]),
    st.integers(0, 10**12),
)


@given(st.lists(projects, max_size=6), policies, policies)
def test_the_differences_add_up_to_the_difference_of_the_totals(all_signings, one, other):
    held = [project(*signings, key=key) for key, signings in enumerate(all_signings)]
    first, second = count(held, one, *YEAR), count(held, other, *YEAR)
    found = differences(first, second)
    assert sum(each.number for each in found) == first.number - second.number
    assert sum(each.amount for each in found) == first.amount - second.amount


@given(projects, policies, st.randoms())
def test_the_order_in_which_events_were_written_does_not_matter(signings, policy, random):
    shuffled = list(signings)
    random.shuffle(shuffled)
    assert counted(policy, *signings) == counted(policy, *shuffled)


@given(projects)
def test_the_default_never_counts_a_project_twice(signings):
    assert counted(DEFAULT, *signings)[0] in {0, 1}


@given(projects, policies)
def test_the_parts_of_a_credit_are_one(signings, policy):
    assert sum(credits_of(project(*signings), policy, YEAR[1]).values()) == 1


@given(projects, policies)
def test_years_add_up_to_the_whole_time_when_nothing_moves(signings, policy):
    kept = tuple(one for one in signings if one.kind is not Kind.INVESTOR)
    policy_without_floor = Policy(policy.name, policy.agreements, policy.upgrade, policy.increase)
    whole = count([project(*kept)], policy_without_floor, date(2021, 1, 1), date(2023, 12, 31))
    years = [
        count([project(*kept)], policy_without_floor, date(year, 1, 1), date(year, 12, 31))
        for year in (2021, 2022, 2023)
    ]
    assert whole.number == sum(one.number for one in years)
    assert whole.amount == sum(one.amount for one in years)
