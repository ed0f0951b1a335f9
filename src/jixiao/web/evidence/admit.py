"""What is taken in as evidence: documents and pictures, known by their content, without programs in them."""

from jixiao.readers.errors import Unreadable
from jixiao.readers.kinds import kind_of
from jixiao.readers.macros import has_macros
from jixiao.units.regex import regex
from jixiao.web.years.models import Proof

LARGEST = 50 << 20
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe")
_SOUNDS = (b"ID3", b"RIFF", b"OggS", b"\x1aE\xdf\xa3")
_REFUSED = {
    "packed": "请先解压，再选择整个文件夹上传",
    "ole": "请另存为 PDF 或图片再上传",
    "xml": "请另存为 PDF 或表格再上传",
}
_SCRIPTS = regex(r"\.(?:exe|com|bat|cmd|msi|scr|vbs|js|jar|ps1|sh|lnk|reg|hta|apk|iso|dll|svg|chm)$")


def admit(name: str, data: bytes) -> None:
    """Raises Unreadable, in words for who uploads."""
    if not data:
        raise Unreadable(name, "文件是空的", "请确认保存或下载已经完成")
    if len(data) > LARGEST:
        raise Unreadable(name, f"文件超过 {LARGEST >> 20} MB", "请压缩图片或拆成几个文件")
    if data.startswith(_PROGRAMS) or _SCRIPTS.search(name.lower()):
        raise Unreadable(name, "这是程序或脚本，不是材料", "请上传文档、表格、扫描件或照片")
    if _is_film(data):
        return
    kind = kind_of(name, data).name
    if kind in _REFUSED:
        raise Unreadable(name, "不能确认文件里是什么", _REFUSED[kind])
    if kind == "txt" and b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(name, "不是能识别的文档或图片", "请另存为 PDF、图片或 Office 文件再上传")
    if has_macros(name, data):
        raise Unreadable(name, "文件含有宏，出于安全没有接收", "请在 Word、Excel 或 WPS 中另存为不含宏的文件再上传")


def _is_film(data: bytes) -> bool:
    """Films and sound of a meeting or a site."""
    return data[4:8] == b"ftyp" or data.startswith(_SOUNDS)


# What a name says about the type of a paper; the first that fits.
_TYPES = tuple(
    (regex(words), kind)
    for words, kind in (
        ("满意度|问卷|调查表", Proof.Kind.SURVEY),
        ("签到", Proof.Kind.ATTENDANCE),
        ("台账|台帐|登记", Proof.Kind.LEDGER),
        ("合同|协议", Proof.Kind.CONTRACT),
        ("验收|竣工", Proof.Kind.ACCEPTANCE),
        ("拨付|拨款|下达|批复", Proof.Kind.ALLOCATION),
        ("支付|付款|回单|发票|转账", Proof.Kind.PAYMENT),
        ("凭证|明细账|账页|决算", Proof.Kind.ACCOUNTING),
        ("通报|报告|总结|方案|照片|成果|简报|新闻|月报|报表|通知|记录", Proof.Kind.OUTCOME),
    )
)


def type_by_name(path: str) -> Proof.Kind:
    """A guess that a person can correct; 其他 when the name says nothing."""
    return next((kind for words, kind in _TYPES if words.search(path)), Proof.Kind.OTHER)
