"""Demonstration rows: invented offers with their cards, and inquiries as the open form brings them."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from jixiao.web.ledger.actions.rows import add_rows
from jixiao.web.offers.columns import INQUIRIES, OFFER_SENDINGS, OFFERS
from jixiao.web.offers.models import Counter, Inquiry, Offer, OfferSending
from jixiao.web.people.models import Department
from jixiao.web.promotion.models import Project

DEPARTMENT, YEAR = "石家庄市投资促进局", 2022
WAN = 1_000_000  # 分 of 1 万元
_WHAT = ("创新药制剂", "半导体封测", "新能源装备", "高分子材料", "功能食品", "冷链物流", "储能电池", "总部基地")


def load() -> int:
    """The rows of the demonstration bureau when it is there; how many."""
    department = Department.objects.filter(is_demo=True, name=DEPARTMENT).first()
    if department is None:
        return 0
    made = add_rows(ledger=OFFERS, rows=_offers(department))
    offers = list(Offer.objects.filter(department=department).order_by("pk"))
    made += add_rows(ledger=OFFER_SENDINGS, rows=_sendings(department, offers))
    Counter.objects.create(
        department=department, token=f"demo-{department.pk}", is_open=True,
        greeting="欢迎来投资。请留下联系方式和投资意向，我们会在两个工作日内与您联系。",
    )  # fmt: skip
    return made + add_rows(ledger=INQUIRIES, rows=_inquiries(department))


def _offers(department: Department) -> Iterator[Offer]:
    stages = (Offer.Stage.READY, Offer.Stage.TALKING, Offer.Stage.READY, Offer.Stage.PLANNED)
    for at, what in enumerate(_WHAT):
        yield Offer(
            department=department, name=f"示例{what}项目", stage=stages[at % 4], chain=what[-2:],
            total_investment=(20_000 + at * 6_500) * WAN, about=f"示例：建设{what}生产线和配套设施",
            conditions="示例：用地已列入年度计划，水电气热到边界", market="示例：面向京津冀市场",
            partnership=("独资", "合资合作", "股权投资")[at % 3], contact="丁一", phone="示例电话", office="投资促进处",
            planned_on=date(YEAR, 2, 1) + timedelta(at * 20),
        )  # fmt: skip


def _sendings(department: Department, offers: Sequence[Offer]) -> Iterator[OfferSending]:
    for at in range(20):
        offer = offers[at % len(offers)]
        on = date(YEAR, 4, 6) + timedelta(at * 11)
        answered = at % 3 != 2
        yield OfferSending(
            department=department, offer=offer, receiver=f"示例客商{at + 1}号", on=on,
            way=list(OfferSending.Way)[at % 4],
            keeper=("丁一", "冯二")[at % 2], answer_due_on=on + timedelta(14),
            answered_on=on + timedelta(10) if answered else None,
            answer="示例：愿意来考察" if answered and at % 2 else "示例：暂无投资计划" if answered else "",
        )  # fmt: skip


def _inquiries(department: Department) -> Iterator[Inquiry]:
    projects = list(Project.objects.filter(department=department, source=Project.Source.ONLINE).order_by("pk")[:6])
    for at in range(12):
        received = date(YEAR, 9, 5) + timedelta(at * 9)
        project = projects[at] if at < len(projects) else None
        aside = project is None and at < 10
        yield Inquiry(
            department=department, firm=project.investor if project else f"示例来函企业{at + 1}号",
            contact="示例联系人",
            phone="示例电话", subject=project.name if project else "示例：寻找标准厂房", chain="生物医药",
            investment=project.total_investment if project else (3_000 + at * 500) * WAN, wanted="高新区",
            text="示例：希望了解用地和政策", source=list(Inquiry.Source)[at % 3], received_on=received,
            taken_on=received + timedelta(1 + at % 2) if project else None, keeper="丁一" if project else "",
            project=project, set_aside_on=received + timedelta(2) if aside else None,
            set_aside_reason="示例：属于限制类产业" if aside else "",
        )  # fmt: skip
