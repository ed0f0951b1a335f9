"""What an agreement's clauses make of one thing that was brought."""

import pytest

from jixiao.counting.reward import Clauses, reward

WAN = 1_000_000


@pytest.mark.parametrize(
    ("clauses", "investment", "amount", "working"),
    [
        (Clauses(each=5 * WAN), None, 5 * WAN, "每个 5.00 万元 = 5.00 万元"),
        (Clauses(rate=250), 12_000 * WAN, 30 * WAN, "12,000.00 万元 × 2.50‰ = 30.00 万元"),
        (
            Clauses(each=5 * WAN, rate=250, most=30 * WAN), 12_000 * WAN, 30 * WAN,
            "每个 5.00 万元 + 12,000.00 万元 × 2.50‰ = 35.00 万元，超过上限，按 30.00 万元",
        ),
        (Clauses(rate=250), None, None, "条款按投资额计奖，写了认定投资额才能算"),
        (Clauses(rate=1), 50_000, 1, "0.05 万元 × 0.01‰ = 0.00 万元"),
    ],
)  # fmt: skip
def test_a_reward_follows_from_the_clauses_with_its_working(clauses, investment, amount, working):
    found = reward(clauses, investment)
    assert (found.amount, found.working) == (amount, working)


def test_clauses_that_say_nothing_owe_nothing():
    assert reward(Clauses(most=5), 100) is None
