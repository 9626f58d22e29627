/** The layout of a PDF paper, in Typst. All words come in as data, so no text of a user is ever read as markup. */
export const paperTemplate = String.raw`
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, author: paper.partnership, description: paper.subtitle)
#set text(font: "Arimo", size: 11pt, lang: "en", region: "GB", fill: rgb("#0b0c0c"))
#set par(leading: 0.65em, spacing: 1.1em)
#set page(
  paper: "a4",
  margin: (x: 22mm, top: 22mm, bottom: 24mm),
  footer: context {
    set text(size: 9pt, fill: rgb("#505a5f"))
    grid(columns: (1fr, auto), paper.partnership, [Page #counter(page).display() of #counter(page).final().first()])
  },
)
#show heading: set block(above: 1.7em, below: 0.8em, sticky: true)
#show heading.where(level: 1): set text(size: 16pt, fill: rgb("#12436d"))
#show heading.where(level: 2): set text(size: 13pt)
#show title: set text(size: 25pt)
#show title: set block(below: 0.6em)
#set table(stroke: none, inset: (x: 5pt, y: 5.5pt))
#show table.cell.where(y: 0): set text(weight: "bold")
#show figure.caption: set text(weight: "bold")
#show figure.caption: caption => block(width: 100%, above: 0.4em, below: 0.9em, sticky: true, align(left, caption))
#show figure.where(kind: table): set block(breakable: true)
#set figure(gap: 0.8em)
#show figure: set block(above: 1.7em, below: 1.7em)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.where(kind: image): set figure.caption(position: top)

#block(width: 100%, stroke: (bottom: 2pt + rgb("#12436d")), inset: (bottom: 12pt), below: 1.6em)[
  #text(size: 10.5pt, weight: "bold", fill: rgb("#12436d"), paper.partnership)
  #title()
  #text(size: 13pt, fill: rgb("#505a5f"), paper.subtitle)
  #v(4pt)
  #grid(columns: (auto, auto), column-gutter: 14pt,
    box(fill: rgb("#12436d"), inset: (x: 8pt, y: 5pt), radius: 2pt, text(fill: white, weight: "bold", size: 10pt, paper.purpose)),
    box(inset: (y: 5pt), text(size: 10.5pt, paper.date)))
]

#let finding(item) = [
  #text(weight: "bold", item.text)
  #if "detail" in item [\ #text(fill: rgb("#505a5f"), item.detail)]
]

#let small(columns) = if columns > 9 { 7.5pt } else if columns > 6 { 8.5pt } else { 10pt }

#for block in paper.blocks {
  if block.kind == "heading" { heading(level: block.level, block.text) }
  else if block.kind == "paragraph" { par(block.text) }
  else if block.kind == "findings" { enum(spacing: 1em, ..block.items.map(finding)) }
  else if block.kind == "picture" {
    figure(align(center, image(bytes(block.svg), format: "svg", width: block.width * 100%, alt: block.alt)), caption: block.title, kind: image, supplement: none, numbering: none)
  } else if block.kind == "table" {
    // A row is never split; a table of five rows or more may be.
    show figure: set std.block(breakable: block.rows.len() > 4)
    set table.cell(breakable: false)
    figure(
      {
        set text(size: small(block.columns.len()))
        set par(leading: 0.5em)
        table(
          columns: block.shares.map(share => share * 1fr),
          align: (x, y) => if block.columns.at(x).numeric { right } else { left },
          table.header(..block.columns.map(column => column.title), table.hline(stroke: 1.2pt + rgb("#12436d"))),
          ..block.rows.map(row => (..row, table.hline(stroke: 0.5pt + rgb("#b1b4b6")))).flatten(),
        )
      },
      caption: block.caption, kind: table, supplement: none, numbering: none)
  }
}
`;
