## The counter
counter-title = Counter
counter-ready = Scan a card.
counter-code = Code
counter-stamps = Stamps
counter-more = One stamp more
counter-fewer = One stamp fewer
counter-send = Stamp
counter-all-confirmed = all confirmed
counter-waiting = { $n } not yet confirmed
counter-offline = offline
counter-late = Refused afterwards
counter-wanted = Scan the phone for: { $reward }
counter-wanted-how = The customer opens their card and holds it to the camera.
counter-wanted-not = Not now
counter-code-like = Short code
counter-stamp-one = 1 stamp
counter-amount = Amount
counter-units = How many
counter-units-n = { $n ->
    [one] { $n } unit
   *[other] { $n } units
}
counter-tools = What else
counter-type = Type a code
counter-people = Look up
counter-ticket = Show a code
counter-menu = More

## The camera
camera-asking = Opening the camera…
camera-asking-how = If the browser asks, allow it.
camera-light = Light
camera-dark = It is too dark here. Turn to the light, or make the phone’s screen brighter.
camera-dark-light = It is too dark here. Turn the light on.
camera-blind = The camera sees, but what reads codes could not be loaded. It is tried again by itself; typing works.
camera-denied = The camera is not allowed.
camera-denied-how = Tap the sign beside the address, allow the camera, and try again. Until then a typed code or a USB scanner does as well.
camera-none = There is no camera here.
camera-none-how = Type the short code that stands under the card’s code, or use a USB scanner: it types by itself.
camera-taken = Something else has the camera.
camera-taken-how = Close the other app or tab that uses it, and try again.
camera-insecure = No camera without HTTPS.
camera-insecure-how = Browsers give it only to pages that came by HTTPS. Typed codes, a USB scanner and “Show a code” work here.
camera-https = How to get HTTPS
camera-photo = Read a photo

## Coming to the counter
counter-kept-of = { $n ->
    [one] One scan waits for the PIN of { $name }.
   *[other] { $n } scans wait for the PIN of { $name }.
}
counter-lock = Lock
counter-open-still = No connection. The counter stays open, because nobody could come back in.
