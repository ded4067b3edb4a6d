DATETIME_FORMAT = "j F Y H:i e"  # a moment always says its zone
SHORT_DATETIME_FORMAT = "d/m/Y H:i e"

# As everywhere else on Arabic pages (CLDR, Western digits): a comma parts thousands.
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
