DATETIME_FORMAT = "j F Y H:i T"  # a moment always says its zone
SHORT_DATETIME_FORMAT = "d/m/Y H:i T"
