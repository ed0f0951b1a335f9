"""What a reviewer works with: points given by a person, scores without what nothing proves, programs to visit."""

from decimal import Decimal

from jixiao.score.credibility import credibility
from jixiao.score.department import score
from jixiao.score.given import Given
from jixiao.score.proven import Standing, unproven
from jixiao.score.sampling import samples
from tests.score.papers import NORMS, full, fund, indicator, papers, program


def test_points_given_by_a_person_make_total_and_grade_anew():
    made = papers(program(*full(), money=fund(100, 100, weight=10)))
    before = score(made, NORMS)
    key = before.programs[0].indicators[0].key
    weight = before.programs[0].indicators[0].weight
    after = score(made, NORMS, given={key: Given(Decimal(0), "审核：没有完成")}).programs[0]
    assert after.total.value == before.programs[0].total.value - weight
    assert after.indicators[0].working == "审核：没有完成"
    assert after.indicators[0].lost == weight


def test_what_could_not_be_scored_is_decided_by_who_gives_points():
    made = papers(program(indicator(target=10, weight=90), money=fund(100, 100, weight=10)))
    (sheet,) = score(made, NORMS).programs
    assert sheet.total is None
    given = {sheet.indicators[0].key: Given(Decimal(45), "审核：按一半计")}
    (decided,) = score(made, NORMS, given=given).programs
    assert (decided.total.value, decided.indicators[0].missing) == (55, ())


def test_what_no_accepted_paper_proves_counts_nothing():
    made = papers(program(*full(), money=fund(100, 100, weight=10)))
    rows = score(made, NORMS).programs[0].indicators
    standings = {rows[0].key: Standing.PROVEN} | {row.key: Standing.WAITING for row in rows[1:]}
    (sheet,) = score(made, NORMS, given=unproven(standings)).programs
    assert sheet.total.value == 10 + rows[0].weight
    assert sheet.indicators[1].working == "佐证待审，没有认可的材料，不计分"


def test_the_program_with_most_reasons_is_visited_first():
    made = papers(
        program(*full(), name="大项目", money=fund(900, 900, weight=10)),
        program(*full(), name="小项目", money=fund(100, 60, weight=10)),
    )
    scores = score(made, NORMS)
    weak = {line.key: Standing.AWAITED for line in scores.programs[1].indicators}
    found = samples(made, scores, score(made, NORMS, given=unproven(weak)), credibility(made, scores, NORMS))
    assert [one.subject for one in found] == ["小项目", "大项目"]
    assert found[1].reasons == ("预算最大",)
    assert set(found[0].reasons) >= {"预算没有执行完", "90 分没有认可的佐证", "得分最低"}
