// Turns the pages: keys, touch, the notes in a second window, all slides at once.
(function () {
  const root = document.documentElement;
  const body = document.body;
  const slides = [...document.querySelectorAll("section")];
  const bar = document.querySelector("#progress");
  const began = Date.now();
  let at = 0; // the slide that is shown
  let turned = 0; // how often a film was rewound
  let second = null; // the window with the notes

  function show(i) {
    slides[at].classList.remove("now");
    at = Math.max(0, Math.min(slides.length - 1, i));
    slides[at].classList.add("now");
    rewind(slides[at]);
    bar.firstElementChild.style.width = 100 * (at + 1) / slides.length + "%";
    if (location.hash !== "#" + slides[at].id) {
      history.replaceState(null, "", "#" + slides[at].id);
    }
    if (root.classList.contains("all")) {
      slides[at].scrollIntoView({block: "nearest"});
    }
    tell();
  }

  // A film begins when its slide is shown, and not where it was left: under another address, even
  // of the same data, the browser begins it anew.
  function rewind(slide) {
    for (const film of slide.querySelectorAll("img[src^='data:image/gif']")) {
      turned++;
      film.src = film.src.replace(/^data:image\/gif(;turn=\d+)?/, "data:image/gif;turn=" + turned);
    }
  }

  function title(i) {
    const heading = slides[i] && slides[i].querySelector("h1, h2");
    return heading ? heading.innerHTML : "The end";
  }

  function tell() {
    if (!second || second.closed) {
      return;
    }
    const page = second.document;
    page.querySelector("#here").innerHTML = at + 1 + " / " + slides.length + " &nbsp; " + title(at);
    page.querySelector("#notes").innerHTML = slides[at].querySelector(".notes").innerHTML;
    page.querySelector("#next").innerHTML = "Next: " + title(at + 1);
  }

  function clock() {
    if (second && !second.closed) {
      const seconds = Math.floor((Date.now() - began) / 1000);
      second.document.querySelector("#clock").textContent = new Date().toTimeString().slice(0, 5)
          + "   " + Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    }
  }

  function speak() {
    second = window.open("", "notes", "width=900,height=600");
    if (!second) {
      body.classList.toggle("notes-here");
      return;
    }
    second.document.body.innerHTML = "<style>body{font:24px/1.45 'Segoe UI','Helvetica Neue',"
        + "'Liberation Sans',Arial,sans-serif;color:#2B2F36;margin:32px}#here{color:#0072B2}"
        + "#next,#clock{color:#5F6670;font-size:18px}#clock{float:right;white-space:pre}"
        + "svg{overflow:visible}p{margin:.6em 0}</style><div id=clock></div><div id=here></div>"
        + "<div id=notes></div><div id=next></div>";
    second.document.title = "Notes";
    second.document.onkeydown = press;
    tell();
    clock();
  }

  function all(on) {
    root.classList.toggle("all", on);
    body.classList.toggle("one", !on);
    slides[at].scrollIntoView({block: "center"});
  }

  const keys = {
    ArrowRight: () => show(at + 1), PageDown: () => show(at + 1), " ": () => show(at + 1),
    Enter: () => root.classList.contains("all") ? all(false) : show(at + 1),
    ArrowLeft: () => show(at - 1), PageUp: () => show(at - 1), Backspace: () => show(at - 1),
    ArrowDown: () => show(at + 1), ArrowUp: () => show(at - 1),
    Home: () => show(0), End: () => show(slides.length - 1),
    s: speak, o: () => all(!root.classList.contains("all")), Escape: () => all(false),
    b: () => body.classList.toggle("dark"), ".": () => body.classList.toggle("dark"),
    f: () => document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()
  };

  function press(event) {
    const action = keys[event.key] || keys[event.key.toLowerCase()];
    if (action && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      action();
    }
  }

  let touched = null;
  document.addEventListener("keydown", press);
  document.addEventListener("touchstart", event => {
    touched = event.touches.length === 1 ? event.touches[0] : null;
  }, {passive: true});
  document.addEventListener("touchend", event => {
    const end = event.changedTouches[0];
    if (touched && Math.abs(end.clientX - touched.clientX) > 40
        && Math.abs(end.clientX - touched.clientX) > Math.abs(end.clientY - touched.clientY)) {
      show(at + (end.clientX < touched.clientX ? 1 : -1));
    }
  }, {passive: true});
  bar.addEventListener("click", event => {
    show(Math.floor(slides.length * event.clientX / window.innerWidth));
  });
  slides.forEach((slide, i) => slide.addEventListener("click", () => {
    if (root.classList.contains("all")) {
      show(i);
      all(false);
    }
  }));
  window.addEventListener("hashchange", () => {
    const i = slides.findIndex(slide => "#" + slide.id === location.hash);
    if (i >= 0) {
      show(i);
    }
  });
  setInterval(clock, 1000);
  body.classList.add("one");
  show(Math.max(0, slides.findIndex(slide => "#" + slide.id === location.hash)));
})();
