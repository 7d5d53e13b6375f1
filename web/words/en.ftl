# English. Short, warm and exact, as a good barista speaks. Server and browser read the same files.

## Any page
stamps-of-goal = { $n } of { $goal }

## Coming to the counter
pin-locked = Too many wrong PINs on this device.

## The office
owner-again = Try again

## What the server refuses
problem-unreachable = No connection to the server.
problem-overloaded = The server is busy.
problem-unavailable = The server cannot answer just now.
problem-other = The server refused it without a reason we know.
