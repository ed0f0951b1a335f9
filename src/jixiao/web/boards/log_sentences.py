"""What the log says for each verb of this app."""

SENTENCES = {
    "boards.map.supplied": "上传地图：{changes}",
    "boards.map.ended": "停用地图：{what}",
}
KINDS = {"boards": "地图"}
