"""What the log says for each verb of this app."""

SENTENCES = {
    "pins.pin.made": "把{ledger}的一个视图钉为佐证“{what}”：{value}",
    "pins.pin.renewed": "按现在的{ledger}重新钉住佐证“{what}”：{value}",
    "pins.pin.changed": "修改佐证“{what}”：{changes}",
    "pins.pin.ended": "停用佐证“{what}”",
    "pins.use.bound": "用佐证“{pin}”填写“{what}”：{changes}",
    "pins.use.ended": "“{what}”不再以佐证“{pin}”为依据",
}

KINDS = {"pins": "台账佐证"}
