"""What the log says for each verb of this app."""

SENTENCES = {
    "api.token.made": "生成接口令牌“{what}”：{changes}",
    "api.token.revoked": "停用 {person} 的接口令牌“{what}”",
}
KINDS = {"api.token": "接口令牌"}
