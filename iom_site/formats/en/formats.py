DATETIME_FORMAT = "j F Y H:i e"  # a moment always says its zone
SHORT_DATETIME_FORMAT = "d/m/Y H:i e"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]  # 3/4 is the third of April
