//! The main job on real input: the picture is read by a decoder that is not ours, ten scans make a reward, it is used
//! once.

use serde_json::json;

use crate::shop::{TestShop, progress, rule, text};

/// What rqrr reads in a PNG.
fn read_picture(file: &[u8]) -> String {
    let picture = image::load_from_memory(file).unwrap().into_luma8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    read_modules(width, height, |x, y| picture.as_raw()[y * width + x])
}

fn read_modules(width: usize, height: usize, grey: impl FnMut(usize, usize) -> u8) -> String {
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = prepared.detect_grids();
    assert_eq!(grids.len(), 1, "one code in the picture");
    grids[0].decode().unwrap().1
}

/// Draws the strokes of our SVG, eight pixels a module, and has rqrr read that. It knows `M`, `m` and `h` and nothing
/// more; a picture in other words would fail here, and should.
pub fn read_strokes(svg: &str) -> String {
    const PX: usize = 8;
    let path = svg.split("d=\"").nth(1).unwrap().split('"').next().unwrap();
    let side: usize = svg.split("viewBox=\"0 0 ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    let (mut x, mut y) = (0.0_f32, 0.0_f32);
    let mut dark = vec![false; side * side];
    for stroke in path.split(['M', 'm']).skip(1) {
        let (place, run) = stroke.split_once('h').unwrap();
        let (dx, dy) = place.split_once(' ').unwrap();
        x += dx.parse::<f32>().unwrap();
        y += dy.parse::<f32>().unwrap();
        for _ in 0..run.parse::<usize>().unwrap() {
            dark[y as usize * side + x as usize] = true;
            x += 1.0;
        }
    }
    read_modules(side * PX, side * PX, |x, y| if dark[y / PX * side + x / PX] { 0 } else { 255 })
}

both!(ten_scans_of_the_picture_make_a_coffee_that_is_had_once);
async fn ten_scans_of_the_picture_make_a_coffee_that_is_had_once(shop: TestShop) {
    let house = shop.house.clone();
    let program = shop.program(rule(json!({"kind": "visit"}), &[(5, "a cornetto"), (10, "a coffee")])).await;
    let marta = shop.customer("Marta").await;
    assert_eq!(shop.standing(&marta).await, [(0, 10)]);

    let png = shop.get(&format!("/cards/{}/code.png?module=4", marta.card)).send().await;
    assert_eq!((png.status, png.header("content-type")), (200, Some("image/png")));
    let svg = shop.get(&format!("/cards/{}/code.svg", marta.card)).send().await;
    assert_eq!((svg.status, svg.header("content-type")), (200, Some("image/svg+xml")));
    let read = read_picture(&png.bytes);
    assert!(read.starts_with("HTTPS://BAR.EXAMPLE/C/T1"), "{read}");
    assert_eq!(read_strokes(svg.text()), read);
    assert!(svg.bytes.len() <= 4_096, "{} bytes", svg.bytes.len());

    let mut visits = Vec::new();
    let mut rewards = Vec::new();
    for count in 1..=10 {
        house.wait_minutes(1);
        let scanned = shop.scan(&read).send().await.is_new();
        let standing = if count == 10 { 0 } else { count };
        assert_eq!(
            scanned["card"]["progress"],
            json!([{"program_id": program, "stamps": standing, "goal": 10, "earned": 1}])
        );
        assert_eq!(scanned["customer"], json!({"id": marta.id, "display_name": "Marta"}));
        assert_eq!(scanned["visit"]["at"], house.now().to_string());
        visits.push(text(&scanned, "/visit/id"));
        rewards.extend(scanned["rewards"].as_array().unwrap().clone());
    }
    assert_eq!(rewards.iter().map(|reward| text(reward, "/title")).collect::<Vec<_>>(), ["a cornetto", "a coffee"]);
    assert_eq!(shop.rewards(&marta).await, ["a cornetto", "a coffee"]);
    assert_eq!(shop.standing(&marta).await, [(0, 10)]);

    let coffee = text(&rewards[1], "/id");
    let live = shop.live(&marta).await;
    let redeem = shop.redeem(&coffee, &live);
    let first = redeem.clone().send().await;
    let told = first.is_new();
    assert_eq!((&told["title"], &told["card_id"]), (&"a coffee".into(), &marta.card.clone().into()));
    shop.refuses(shop.redeem(&coffee, &live), 409, "reward-redeemed").await;
    house.wait_minutes(3);
    redeem.send().await.repeats(&first);
    assert_eq!(shop.rewards(&marta).await, ["a cornetto"]);

    for visit in [&visits[0], &visits[9]] {
        shop.refuses(shop.void(visit), 409, "stamps-spent").await;
    }
    assert_eq!(progress(&shop.card(&marta).await["progress"]), [(0, 10)]);
}
