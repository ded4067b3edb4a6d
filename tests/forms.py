"""What a browser would send back of a page's forms, hidden inputs included."""

from html.parser import HTMLParser


class _Inputs(HTMLParser):
    def __init__(self):
        super().__init__()
        self.values, self.select, self.area = {}, None, None

    def add(self, name, value):
        if name and "__prefix__" not in name:
            self.values.setdefault(name, []).append(value)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "input" and attrs.get("type") not in {"submit", "button", "file"}:
            if attrs.get("type") not in {"checkbox", "radio"} or "checked" in attrs:
                self.add(attrs.get("name"), attrs.get("value", "on" if "checked" in attrs else ""))
        elif tag == "select":
            self.select = {
                "name": attrs.get("name"),
                "multiple": "multiple" in attrs,
                "chosen": [],
                "first": None,
            }
        elif tag == "option" and self.select:
            if self.select["first"] is None:
                self.select["first"] = attrs.get("value", "")
            if "selected" in attrs:
                self.select["chosen"].append(attrs.get("value", ""))
        elif tag == "textarea":
            self.area = [attrs.get("name"), ""]

    def handle_endtag(self, tag):
        if tag == "select" and self.select:
            chosen = self.select["chosen"]
            if not chosen and not self.select["multiple"]:
                chosen = [self.select["first"] or ""]
            for value in chosen:
                self.add(self.select["name"], value)
            self.select = None
        elif tag == "textarea" and self.area:
            self.add(self.area[0], self.area[1].removeprefix("\r").removeprefix("\n"))
            self.area = None

    def handle_data(self, data):
        if self.area:
            self.area[1] += data


def form_data(response, **changes):
    """The data of the form in a page, with these changes."""
    inputs = _Inputs()
    inputs.feed(response.content.decode())
    data = {name: values for name, values in inputs.values.items() if name not in {"action", "language"}}
    for name in ["csrfmiddlewaretoken", "next"]:
        data.pop(name, None)
    return data | {name: value if isinstance(value, list) else [value] for name, value in changes.items()}


def form_errors(response):
    """The errors of a form that was not accepted, for the message of a failed test."""
    context = response.context
    if response.status_code != 200 or not context or "adminform" not in context:
        return []
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    return [context["adminform"].form.errors, *[(set_.errors, set_.non_form_errors()) for set_ in formsets]]


def post_and_confirm(client, address, data):
    """Send a form; where its consequences are shown first, confirm them."""
    response = client.post(address, data)
    if response.status_code == 200 and response.context and response.context.get("consequences"):
        return client.post(address, form_data(response))
    return response


def drag_and_confirm(client, address, node, onto, position="last-child"):
    """Drag a node in the list at this address, and confirm what follows; the answer to the drag."""
    data = {"cmd": "move_node", "position": position, "cut_item": node.pk, "pasted_on": onto.pk}
    response = client.post(address, data)
    if response.content.startswith(b"/"):
        page = response.content.decode()
        client.post(page, form_data(client.get(page)))
    return response
