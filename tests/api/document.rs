//! The document of the API: whole, explained, and the same as the one in docs/.

use std::collections::HashSet;

use serde_json::Value;

fn document() -> Value {
    serde_json::to_value(timbro::app::document()).unwrap()
}

/// Every operation with its name, `POST /api/v1/scans`.
fn named(document: &Value) -> Vec<(String, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().unwrap();
        methods.iter().map(move |(method, operation)| (format!("{} {path}", method.to_uppercase()), operation))
    });
    operations.collect()
}

#[test]
fn the_document_in_docs_is_the_one_that_is_served() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/openapi.json");
    let mut made = serde_json::to_string_pretty(&timbro::app::document()).unwrap();
    made.push('\n');
    #[expect(clippy::disallowed_methods, reason = "a setting of the tests, which config.rs knows nothing of")]
    if std::env::var("TIMBRO_UPDATE").is_ok_and(|update| update == "1") {
        std::fs::write(path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap();
    assert!(
        kept == made,
        "docs/openapi.json is not what the routes say. Write it anew, and the browser's types from it: \
         TIMBRO_UPDATE=1 cargo test --test api document && cd web && npm run api"
    );
}

#[test]
fn every_route_is_in_the_document() {
    let document = document();
    let names: Vec<String> = named(&document).into_iter().map(|(name, _)| name).collect();
    let expected = [
        "POST /owner/setup",
        "GET /owner",
        "GET /owner/ways",
        "POST /owner/setup/challenges",
        "POST /owner/step-up",
        "POST /owner/step-up/challenges",
        "POST /owner/step-up/passkey",
        "GET /owner/passkeys",
        "POST /owner/passkeys",
        "POST /owner/passkeys/challenges",
        "PATCH /owner/passkeys/{id}",
        "DELETE /owner/passkeys/{id}",
        "PUT /owner/password",
        "DELETE /owner/totp",
        "POST /owner/totp/recovery-codes",
        "POST /sessions/challenges",
        "POST /sessions/passkey",
        "POST /shops",
        "POST /owner/totp",
        "POST /owner/totp/confirmation",
        "POST /sessions",
        "GET /sessions",
        "DELETE /sessions/{id}",
        "DELETE /sessions/current",
        "GET /shop",
        "PUT /shop",
        "GET /locations",
        "POST /locations",
        "PATCH /locations/{id}",
        "GET /posters/{size}",
        "GET /exports",
        "GET /exports/{file}",
        "PATCH /staff/{id}",
        "PUT /shop/colour",
        "DELETE /shop/colour",
        "GET /programs",
        "GET /counter/keys",
        "GET /counter/cards/{id}",
        "GET /counter/tickets/{id}",
        "GET /counter/kiosk",
        "GET /counter/refused-scans",
        "POST /programs",
        "GET /programs/{id}",
        "POST /programs/{id}/versions",
        "PUT /programs/{id}/status",
        "POST /customers",
        "GET /customers/{id}",
        "PATCH /customers/{id}",
        "POST /customers/{id}/gifts",
        "POST /customers/{id}/nudges",
        "GET /nudges",
        "GET /answers",
        "POST /customers/{id}/payments",
        "POST /customers/{id}/answers",
        "GET /customers/{id}/answers",
        "POST /customers/{id}/cases",
        "PATCH /cases/{id}",
        "GET /cases",
        "GET /customers/{id}/tags",
        "PUT /customers/{id}/tags",
        "GET /tags",
        "GET /settings/retention",
        "PUT /settings/retention",
        "GET /settings/office",
        "PUT /settings/office",
        "GET /goals",
        "PUT /goals/{metric}",
        "DELETE /goals/{metric}",
        "POST /retention/calculator",
        "GET /retention/calculator",
        "GET /retention/calculator/formulas",
        "GET /cards/{id}",
        "GET /cards/{id}/code",
        "GET /cards/{id}/live-code",
        "GET /cards/{id}/code.svg",
        "GET /cards/{id}/code.png",
        "GET /cards/{id}/entries",
        "POST /cards/{id}/adjustments",
        "POST /cards/{id}/openings",
        "POST /customers/{id}/merge",
        "POST /merges/{id}/undo",
        "POST /cards/{id}/replacement",
        "POST /cards/{id}/return-link",
        "POST /sheets",
        "GET /sheets/{id}",
        "POST /scans",
        "POST /tickets",
        "GET /tickets/{file}",
        "POST /visits/{id}/void",
        "POST /visits/{id}/refunds",
        "POST /rewards/{id}/redemption",
        "POST /staff",
        "GET /staff",
        "PUT /staff/{id}/pin",
        "POST /staff/{id}/end",
        "PUT /staff/{id}/card",
        "DELETE /staff/{id}/card",
        "POST /devices/enrolments",
        "POST /devices",
        "GET /devices",
        "DELETE /devices/{id}",
        "GET /counter/people",
        "POST /shifts",
        "GET /shifts/current",
        "DELETE /shifts/current",
    ];
    for name in expected {
        let (method, path) = name.split_once(' ').unwrap();
        assert!(names.contains(&format!("{method} /api/v1{path}")), "{name} is missing");
    }
}

#[test]
fn every_operation_is_named_filed_and_explained() {
    let document = document();
    let tags: HashSet<&str> =
        document["tags"].as_array().unwrap().iter().map(|tag| tag["name"].as_str().unwrap()).collect();
    let mut ids = HashSet::new();
    for (name, operation) in named(&document) {
        assert!(ids.insert(operation["operationId"].as_str().unwrap_or_default()), "{name}: an id of its own");
        assert_ne!(operation["operationId"].as_str().unwrap_or_default(), "", "{name}");
        let summary = operation["summary"].as_str().unwrap_or_default();
        assert!(!summary.is_empty() && summary.len() <= 200, "{name}: `{summary}`");
        let filed: Vec<&str> = operation["tags"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert!(filed.len() == 1 && tags.contains(filed[0]), "{name}: under one known tag, not {filed:?}");
        let statuses = operation["responses"].as_object().unwrap();
        assert!(statuses.keys().any(|status| status.starts_with('2')), "{name}: how it succeeds");
        assert!(statuses.keys().any(|status| status == "404" || status == "401"), "{name}: how it is refused");
        for parameter in operation["parameters"].as_array().into_iter().flatten() {
            assert!(parameter["schema"].is_object(), "{name}: {parameter}");
        }
    }
}

#[test]
fn every_body_has_an_example_and_refuses_unknown_fields() {
    let document = document();
    let mut count = 0;
    for (name, operation) in named(&document) {
        let Some(body) = operation.get("requestBody") else { continue };
        // A file is no JSON; what is in it is looked at by `src/look`.
        if name.ends_with("/shop/logo") {
            continue;
        }
        let schema = body.pointer("/content/application~1json/schema/$ref").and_then(Value::as_str);
        let schema = schema.unwrap_or_else(|| panic!("{name}: a named schema"));
        let schema = document.pointer(schema.trim_start_matches('#')).unwrap();
        assert!(schema["example"].is_object(), "{name}: an example");
        assert_eq!(schema["additionalProperties"], false, "{name}: unknown fields are refused, and it says so");
        count += 1;
    }
    assert!(count >= 12, "{count} bodies");
}

#[test]
fn every_reference_leads_somewhere() {
    fn walk<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str));
                fields.values().for_each(|value| walk(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| walk(value, found)),
            _ => {}
        }
    }
    let document = document();
    let mut found = Vec::new();
    walk(&document, &mut found);
    assert!(found.len() > 50);
    for reference in found {
        assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference} leads nowhere");
    }
}
