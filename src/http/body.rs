//! Reading a JSON body, and saying which field is wrong.
//!
//! First the text is checked, whatever type is wanted: what is not JSON is always 400, what is JSON but not the one
//! that was asked for is always 422.

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_path_to_error::Segment;

use super::kind::Kind;
use super::problem::{Answer, Problem};

/// No body of the API goes deeper than a handful; more is an attempt on the stack.
const MAX_DEPTH_LEVELS: usize = 64;

/// Reads a JSON object.
pub(super) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Answer<T> {
    let bad = |reason: String| Problem::new(Kind::BadJson).detail(format!("The body is not JSON: {reason}."));
    let text = std::str::from_utf8(bytes).map_err(|error| bad(error.to_string()))?;
    if depth(text) > MAX_DEPTH_LEVELS {
        return Err(bad(format!("it is nested more than {MAX_DEPTH_LEVELS} levels deep")));
    }
    serde_json::from_str::<IgnoredAny>(text).map_err(|error| bad(error.to_string()))?;
    // Serde would also fill a struct from an array, field by field; the contract knows objects only.
    if !text.trim_start().starts_with('{') {
        return Err(refused("", "the body is an object"));
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let path = pointer(error.path());
        let message = message(error.inner());
        match field_named_only_in(&message) {
            Some((field, what)) => refused(&format!("{path}/{}", escaped(field)), what),
            None => refused(&path, &message),
        }
    })
}

fn refused(pointer: &str, message: &str) -> Problem {
    let place = if pointer.is_empty() { "The body" } else { pointer };
    Problem::new(Kind::InvalidBody).detail(format!("{place}: {message}.")).error(pointer, message)
}

/// How deep arrays and objects are nested, brackets inside strings not counted.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut is_escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// Serde's path as a JSON pointer (RFC 6901).
fn pointer(path: &serde_path_to_error::Path) -> String {
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", escaped(key)),
            Segment::Enum { variant } => format!("/{}", escaped(variant)),
            Segment::Unknown => String::new(),
        })
        .collect()
}

fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Serde's words without the line and column, which mean nothing to who sent a field.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&place).unwrap_or(&text).to_owned()
}

/// Of a field that is missing or comes twice, serde points at the object around it and names the field in its words
/// only; a form wants to point at the field.
fn field_named_only_in(message: &str) -> Option<(&str, &'static str)> {
    let quoted = message.strip_suffix('`')?;
    let missing = quoted.strip_prefix("missing field `").map(|field| (field, "is missing"));
    missing.or_else(|| quoted.strip_prefix("duplicate field `").map(|field| (field, "comes twice")))
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Deserializer, de};
    use serde_json::json;

    use super::*;

    /// As the slices have them: a checked number.
    #[derive(Debug)]
    struct Stamps(u32);

    impl<'de> Deserialize<'de> for Stamps {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let stamps = u32::deserialize(deserializer)?;
            if (1..=1_000_000).contains(&stamps) {
                Ok(Stamps(stamps))
            } else {
                Err(de::Error::custom("is 1 to 1000000"))
            }
        }
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Scan {
        code: String,
        stamps: Option<Stamps>,
        #[serde(default)]
        items: Vec<Item>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Item {
        #[serde(rename = "a/b~c")]
        units: Stamps,
    }

    /// The kind, and the pointer where there is one.
    fn refusal(body: impl AsRef<[u8]>) -> (Kind, Option<String>) {
        let problem = read::<Scan>(body.as_ref()).unwrap_err();
        let document: serde_json::Value = serde_json::from_str(&problem.json(None)).unwrap();
        (problem.kind(), document.pointer("/errors/0/pointer").and_then(|it| it.as_str()).map(str::to_owned))
    }

    #[test]
    fn a_good_body_is_read() {
        let scan: Scan = read(br#" {"code":"[[\"{","stamps":1000000} "#).unwrap();
        assert_eq!((scan.code.as_str(), scan.stamps.unwrap().0, scan.items.len()), ("[[\"{", 1_000_000, 0));
    }

    #[test]
    fn what_is_not_json_is_bad_json_whatever_was_wanted() {
        let deep = format!(r#"{{"code":{}{}}}"#, "[".repeat(200), "]".repeat(200));
        let deep_and_unknown = format!(r#"{{"x":{}{}}}"#, "[".repeat(200), "]".repeat(200));
        let cases: [&[u8]; 10] = [
            b"",
            b"{",
            b"nul",
            b"{\"code\":\"a\"} x",
            b"{\"code\":1.}",
            b"{\"code\":\"\xff\"}",
            b"{\"unknown\":1,,}",
            b"{'code':1}",
            deep.as_bytes(),
            deep_and_unknown.as_bytes(),
        ];
        for body in cases {
            assert_eq!(refusal(body), (Kind::BadJson, None), "{}", String::from_utf8_lossy(body));
        }
    }

    #[test]
    fn a_wrong_field_is_pointed_at() {
        let cases = [
            (r#"{"code":"a","stamps":1.5}"#, "/stamps"),
            (r#"{"code":"a","stamps":-1}"#, "/stamps"),
            (r#"{"code":"a","stamps":0}"#, "/stamps"),
            (r#"{"code":"a","stamps":2147483648}"#, "/stamps"),
            (r#"{"code":"a","stamps":1e3}"#, "/stamps"),
            (r#"{"code":"a","stamps":99999999999999999999}"#, "/stamps"),
            (r#"{"code":"a","stamps":"1"}"#, "/stamps"),
            (r#"{"code":null}"#, "/code"),
            (r#"{"code":"a","colour":"red"}"#, "/colour"),
            (r#"{"code":"a","code":"b"}"#, "/code"),
            (r#"{"stamps":1}"#, "/code"),
            (r#"{"code":"a","items":[{"a/b~c":1},{"a/b~c":-1}]}"#, "/items/1/a~1b~0c"),
            (r#"{"code":"a","items":[{}]}"#, "/items/0/a~1b~0c"),
            (r#"["a",1,[]]"#, ""),
            (r#""a""#, ""),
            ("7", ""),
        ];
        for (body, pointer) in cases {
            assert_eq!(refusal(body), (Kind::InvalidBody, Some(pointer.to_owned())), "{body}");
        }
    }

    #[test]
    fn the_words_name_the_field_and_no_line() {
        let problem = read::<Scan>(br#"{"code":"a","stamps":1.5}"#).unwrap_err();
        let document: serde_json::Value = serde_json::from_str(&problem.json(None)).unwrap();
        let message = "invalid type: floating point `1.5`, expected u32";
        assert_eq!(document["errors"], json!([{"pointer": "/stamps", "message": message}]));
    }
}
