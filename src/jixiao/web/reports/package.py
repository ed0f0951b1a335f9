"""The files of a publication in one zip, with a list that says what each is and its SHA-256."""

from collections.abc import Iterator

from django.utils import timezone

from jixiao.web.kit.zips import zipped
from jixiao.web.reports.models import Publication
from jixiao.web.reports.official import named_after
from jixiao.web.reports.queries import file_of

LIST = "公开清单.txt"


def disclosure_package(publication: Publication) -> bytes:
    names = {kind: f"{named_after(publication.year)}{publication.what}.{kind}" for kind in publication.files}
    files = [(name, file_of(publication, kind)) for kind, name in names.items()]
    listed = "\r\n".join(_list(publication, names)) + "\r\n"
    return zipped([*files, (LIST, b"\xef\xbb\xbf" + listed.encode())])


def _list(publication: Publication, names: dict[str, str]) -> Iterator[str]:
    year = publication.year
    yield f"{year.department.name}{year.year}年度{publication.what}公开清单"
    yield f"版本：{publication.version}（生成于 {timezone.localtime(publication.made_at):%Y-%m-%d %H:%M}）"
    if publication.due_on:
        yield f"最迟公开日期：{publication.due_on}（{publication.deadline}）"
    yield f"公开日期：{publication.published_on or '待登记'}"
    yield f"公开网址：{publication.address or '待登记'}"
    yield ""
    yield "文件和 SHA-256 校验值："
    for kind, name in names.items():
        yield f"{publication.files[kind]['digest']}  {name}"
