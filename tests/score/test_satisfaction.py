"""Satisfaction comes out of a sample, with its working; and what is proven out of what was accepted."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from jixiao.score.proven import Standing, Verdict, shares, standing_of
from jixiao.score.satisfaction import Method, Sampled, Scale, satisfaction

BEGUN = datetime(2023, 3, 20, 9, 0)
FIVE, THREE = Scale.FIVE, Scale.THREE


def sample(*places: int, scale: Scale = FIVE, apart: timedelta = timedelta(hours=1)) -> list[Sampled]:
    """One answer each, the place of its grade: 0 is 很满意."""
    return [Sampled(BEGUN + apart * number, ((scale, place),)) for number, place in enumerate(places)]


@pytest.mark.parametrize(
    ("places", "scale", "method", "percent", "working"),
    [
        ((0, 0, 1, 2), FIVE, Method.SHARE, "75.00", "满意 3 人次 ÷ 有效评价 4 人次 × 100% = 75.00%"),
        ((0, 1, 2), THREE, Method.SHARE, "66.67", "满意 2 人次 ÷ 有效评价 3 人次 × 100% = 66.67%"),
        ((0, 1, 2), FIVE, Method.GRADED, "80.00",
         "（很满意 1 × 100% ＋ 满意 1 × 80% ＋ 一般 1 × 60%）÷ 有效评价 3 人次 = 80.00%"),
        ((1, 2), THREE, Method.GRADED, "40.00", "（基本满意 1 × 80% ＋ 不满意 1 × 0%）÷ 有效评价 2 人次 = 40.00%"),
        ((3, 4), FIVE, Method.SHARE, "0.00", "满意 0 人次 ÷ 有效评价 2 人次 × 100% = 0.00%"),
    ],
)  # fmt: skip
def test_the_share_of_who_is_content_reads_aloud(places, scale, method, percent, working):
    found = satisfaction(sample(*places, scale=scale), None, method)
    assert (found.percent, found.working) == (Decimal(percent), working)


@pytest.mark.parametrize(
    ("places", "scale", "share", "graded"),
    [((0, 0, 1, 2), FIVE, "75.00", "85.00"), ((0, 1, 2), THREE, "66.67", "60.00"), ((3, 4), FIVE, "0.00", "15.00")],
)
def test_the_table_of_the_page_holds(places, scale, share, graded):
    """docs/algorithms/satisfaction.md."""
    answers = sample(*places, scale=scale)
    found = [satisfaction(answers, None, method).percent for method in (Method.SHARE, Method.GRADED)]
    assert found == [Decimal(share), Decimal(graded)]


def test_without_a_sample_there_is_no_satisfaction():
    found = satisfaction([], 20, Method.SHARE)
    assert (found.percent, found.response) == (None, Decimal(0))
    assert "不能计算" in found.working


def test_several_questions_count_grade_by_grade():
    answers = [Sampled(BEGUN, ((FIVE, 0), (FIVE, 3))), Sampled(BEGUN, ((FIVE, 1), (FIVE, 1)))]
    found = satisfaction(answers, 3, Method.SHARE)
    assert (found.answered, found.valid, found.percent, found.response) == (2, 4, Decimal("75.00"), Decimal("66.67"))


@pytest.mark.parametrize(
    ("answers", "asked", "doubt"),
    [
        (sample(0, 1, 2), None, "只有 3 份答卷"),
        (sample(*[0, 1] * 6), 100, "回收率只有 12%"),
        (sample(*[0, 1] * 6), 10, "收回的答卷比发出的多"),
        (sample(*[0] * 12), None, "都是最高一档"),
        (sample(*[0, 1] * 6, apart=timedelta(seconds=5)), None, "12 份答卷在 2 分钟内提交"),
    ],
)
def test_a_doubtful_sample_is_told(answers, asked, doubt):
    assert any(doubt in told for told in satisfaction(answers, asked, Method.SHARE).doubts)


def test_a_good_sample_raises_no_doubt():
    assert satisfaction(sample(*[0, 1] * 10), 30, Method.SHARE).doubts == ()


@pytest.mark.parametrize(
    ("papers", "standing"),
    [
        ((), Standing.UNLISTED),
        ((Verdict.ABSENT,), Standing.AWAITED),
        ((Verdict.REJECTED,), Standing.AWAITED),
        ((Verdict.ABSENT, Verdict.WAITING), Standing.WAITING),
        ((Verdict.REJECTED, Verdict.ACCEPTED), Standing.PROVEN),
    ],
)
def test_one_accepted_paper_proves(papers, standing):
    assert standing_of(papers) is standing


def test_shares_are_of_points():
    found = shares([(Standing.PROVEN, Decimal(30)), (Standing.WAITING, Decimal(20)), (Standing.PROVEN, Decimal(10))])
    assert [(one.standing.value, one.count, one.percent) for one in found] == [
        ("已佐证", 2, Decimal("66.7")),
        ("待审", 1, Decimal("33.3")),
        ("待上传", 0, Decimal(0)),
        ("无清单", 0, Decimal(0)),
    ]


def test_without_weights_indicators_count_alike():
    found = shares([(Standing.PROVEN, Decimal(0)), (Standing.UNLISTED, Decimal(0))])
    assert [one.percent for one in found] == [Decimal(50), Decimal(0), Decimal(0), Decimal(50)]
