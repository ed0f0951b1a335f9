"""`jixiao form fill`: a form filled from an office's files."""

import click

from jixiao.cli.words import Command, Whole


@click.command(cls=Command, short_help="用读到的材料填写一种表")
@click.argument("name", metavar="表样")
@click.argument("paths", metavar="文件、文件夹或底稿.json…", nargs=-1, required=True)
@click.option(
    "--output",
    "-o",
    metavar="路径",
    required=True,
    help="一个文件（每个项目一张工作表），或以 / 结尾的文件夹（每个项目一个文件）",
)
@click.option("--department", metavar="名称", default="", help="部门名称；不写则从文件中读")
@click.option("--place", metavar="代码", default="", help="行政区划代码，如 130110；决定按哪里的规定打分")
@click.option("--year", metavar="年度", type=Whole(1990, 2100), help="预算年度；不写则取各文件中最近的年度")
@click.option("--norms", metavar="文件夹", default="", help="本地的制度规定和表样；也可用环境变量 JIXIAO_NORMS")
@click.option("--stated", is_flag=True, help="得分填单位自己打的分，不按规定计分")
@click.option("--force", is_flag=True, help="已有的文件也覆盖")
def command(
    name: str,
    paths: tuple[str, ...],
    output: str,
    department: str,
    place: str,
    year: int | None,
    norms: str,
    stated: bool,
    force: bool,
) -> int:
    """读目标表、自评表、预决算等材料，填进表样；合并单元格、列宽、打印区域、字体都保持表样原样。

    得分按当地的规定计算，缺了东西计不出的空着并说明。材料里没有的格子空着，不编数。
    退出码：0 填好了；1 填好了，但有计不出的分或说法不一的材料；2 有文件读不了，或者没有可填的内容。
    """
    from jixiao.cli.filling import fill_files, open_scores, scores_for
    from jixiao.cli.layouts import found_layout
    from jixiao.cli.papers import gathered
    from jixiao.cli.targets import refuse_inputs, write_new

    layout = found_layout(name, norms)
    papers = gathered(paths, department=department, year=year or 0, place=place)
    scores = None if stated else scores_for(layout, papers, norms, place, year or 0)
    files = fill_files(layout, papers, output, scores)
    refuse_inputs(list(files), paths)
    write_new(files, force=force)
    for path in files:
        click.echo(f"已写入 {path}")
    for file in papers.files:
        if file.problem:
            click.echo(f"没有读 {file.path}：{file.problem}", err=True)
    if any(file.problem for file in papers.files):
        return 2
    unscored = open_scores(scores)
    click.echo("".join(f"{line}\n" for line in unscored), err=True, nl=False)
    if papers.conflicts:
        click.echo(
            f"有 {len(papers.conflicts)} 个数几份材料说法不一，采用了第一个；jixiao gather 列出是哪些。", err=True
        )
    return 1 if papers.conflicts or unscored else 0
