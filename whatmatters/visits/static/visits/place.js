/* Where the phone is, asked for only when somebody presses, and sent only with the form. */
(function () {
  "use strict";

  if (!navigator.geolocation) return;

  function ready(place) {
    var form = place.closest("form");
    var button = document.createElement("button");
    var told = document.createElement("span");

    button.type = "button";
    button.className = "govuk-button govuk-button--secondary";
    button.textContent = place.dataset.say;
    told.setAttribute("role", "status");
    place.append(button, told);

    button.addEventListener("click", function () {
      told.textContent = place.dataset.sayLooking;
      navigator.geolocation.getCurrentPosition(
        function (found) {
          form.elements.latitude.value = found.coords.latitude.toFixed(5);
          form.elements.longitude.value = found.coords.longitude.toFixed(5);
          told.textContent = place.dataset.sayFound;
          if (place.dataset.sends) form.submit();
        },
        function () {
          told.textContent = place.dataset.sayNo;
        },
        { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 }
      );
    });
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-place]"), ready);
})();
