//! The cells of a column, kept as one text: `33.7|-112.0`.

const BETWEEN: char = '|';
/// Stands before either character where it is part of a cell.
const ESCAPE: char = '\\';

/// One text of several cells.
pub(super) fn together(cells: &[&str]) -> String {
    if cells.len() == 1 || !cells.iter().any(|cell| cell.contains([BETWEEN, ESCAPE])) {
        return cells.join("|");
    }
    let mut text = String::new();
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            text.push(BETWEEN);
        }
        for c in cell.chars() {
            if matches!(c, BETWEEN | ESCAPE) {
                text.push(ESCAPE);
            }
            text.push(c);
        }
    }
    text
}

/// The cells of a text, of which there should be so many.
pub(super) fn apart(text: &str, many: usize) -> Vec<String> {
    if many == 1 {
        return vec![text.into()];
    }
    let mut cells = vec![String::new()];
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match c {
            BETWEEN => cells.push(String::new()),
            c => {
                let c = if c == ESCAPE { characters.next() } else { Some(c) };
                cells.last_mut().into_iter().for_each(|cell| cell.extend(c));
            }
        }
    }
    cells
}
