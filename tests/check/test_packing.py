"""A packed dossier is the dossier."""

from jixiao import api
from jixiao.check.packing import pack, unpack
from jixiao.readers.txt import read as txt

TEXT = """\
某县商务局2022年度部门整体支出绩效自评报告
收入1600.86万元，分为基本支出1164.81万元、项目支出426.05万元，依据石财绩〔2013〕2号，得分99.09分，等级为“优秀”。
一级指标\t二级指标\t三级指标\t指标值\t实际完成值\t分值\t得分
产出指标\t数量指标\t活动场次\t≥4次\t5次\t10\t10
"""


def test_unpacking_gives_the_same_dossier_with_the_same_places():
    dossier = api.extract(txt.read("甲.txt", TEXT.encode()))
    again = unpack(pack(dossier))
    assert again == dossier
    assert [again.source.place(f.span) for f in again.figures] == [
        dossier.source.place(f.span) for f in dossier.figures
    ]
