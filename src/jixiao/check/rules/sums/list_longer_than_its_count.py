import re
from collections.abc import Iterator

from jixiao.check.rule import Hit
from jixiao.dossier.model import Dossier
from jixiao.dossier.place import Span
from jixiao.units.chinese import numeral

# Names divided by 、 and closed by their number: 甲、乙、丙等2家企业.
# Found at the number, the names are read backwards.
COUNT = re.compile(
    r"(\d{1,2}|[两三四五六七八九十])(?:家|个|所|名)"
    r"(?=企业|公司|单位|开发区|机构|平台|园区|县|市|区|部门|街道|乡镇|协会|院校|同志)"
)
NAME = r"[^，。；：:、\n\t（）()“”《》\d]{2,12}"
NAMES = re.compile(rf"({NAME}(?:、{NAME}){{1,9}}?)等?$")
LONGEST_LIST = 120


def list_longer_than_its_count(dossier: Dossier) -> Iterator[Hit]:
    text = dossier.source.text
    for found in COUNT.finditer(text):
        if "、" not in text[max(0, found.start() - 14) : found.start()]:
            continue
        listed = NAMES.search(text, max(0, found.start() - LONGEST_LIST), found.start())
        if listed is None:
            continue
        names = listed.group(1).removesuffix("等").split("、")
        digits = found.group(1)
        number = int(digits) if digits.isdecimal() else numeral(digits)
        if number is not None and len(names) > number:
            working = f"列出 {len(names)} 个名称（{'、'.join(names)}），却写 {found.group()}"
            yield Hit(Span(*found.span()), working, "", str(number), str(len(names)))
