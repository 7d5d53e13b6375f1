# English. Short, warm and exact, as a good barista speaks. Server and browser read the same files.

## Any page
stamps-of-goal = { $n } of { $goal }

## Coming to the counter
pin-locked = Too many wrong PINs on this device.

## The office
owner-again = Try again
