// The open data page: shows the live response of an example in the page. Without this script its link opens it.
const LONGEST = 20000;
const form = document.getElementById("answer");

const readable = (words, type) => {
  const whole = type.includes("json") ? JSON.stringify(JSON.parse(words), null, 2) : words;
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
};

const frameOf = (example) => {
  if (!example.querySelector(".answer")) example.append(form.content.cloneNode(true));
  return example.querySelector(".answer");
};

const ask = async (button) => {
  const answer = frameOf(button.closest(".example"));
  const [status, code] = [answer.querySelector("[role=status]"), answer.querySelector("pre code")];
  try {
    const response = await fetch(button.dataset.try);
    const type = response.headers.get("Content-Type") ?? "";
    code.textContent = readable(await response.text(), type);
    status.textContent = `${response.status} · ${type.split(";")[0]}`;
  } catch (problem) {
    status.textContent = String(problem);
  }
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-try]");
  if (button) ask(button);
});
