"""What the log says for each verb of this app."""

SENTENCES = {"activities.visit.rated": "{who} 通过链接评价{ledger}“{what}”：{changes}"}

KINDS = {"activities.visit": "来访评价"}

EVENTS = {"activities.visit.rated": "来访客商评价"}
