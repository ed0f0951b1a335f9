import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.chinese import numeral

# Names divided by 、 and closed by their number: 甲、乙、丙等2家企业.
LISTED = re.compile(
    r"(?P<names>(?:[^，。；：:、\n\t（）()“”《》\d]{2,12}、){1,9}[^，。；：:、\n\t（）()“”《》\d]{2,12}?)等?"
    r"(?P<count>(?P<number>\d{1,2}|[两三四五六七八九十])(?:家|个|所|名))(?=企业|公司|单位|开发区|机构|平台|园区|县|市|区|部门|街道|乡镇|协会|院校|同志)"
)


def list_longer_than_its_count(dossier: Dossier) -> Iterator[Hit]:
    for found in LISTED.finditer(dossier.source.text):
        names = found["names"].split("、")
        number = int(found["number"]) if found["number"].isdecimal() else numeral(found["number"])
        if number is not None and len(names) > number:
            working = f"列出 {len(names)} 个名称（{'、'.join(names)}），却写 {found['count']}"
            yield Hit(Span(*found.span("count")), working, "", str(number), str(len(names)))
