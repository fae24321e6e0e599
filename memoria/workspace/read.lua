-- Reads many Markdown texts in one process, each on its own: notes, links and identifiers of one never touch another.
--
-- Standard input: for each text, its length in bytes, a line end, its bytes.
-- Standard output: for each text, one line: "J" and the document as JSON, or "E" and what went wrong.
--
-- Raw HTML becomes text and structure here, by pandoc's own HTML reader; what is no HTML («<Nombre de la prefecta>») stays as typed.

local DIALECT = "commonmark+attributes+bracketed_spans+definition_lists+fenced_divs+footnotes+pipe_tables"
  .. "+strikeout+task_lists+gfm_auto_identifiers"

local function set(words)
  local found = {}
  for word in words:gmatch("%S+") do found[word] = true end
  return found
end

local KNOWN = set[[a abbr address article aside b big blockquote br caption center cite code col colgroup dd del details dfn
  div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav nobr ol p pre q s samp section
  small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr]]

local BREAKS = set[[address article aside blockquote caption center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6
  header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul]]

local STYLES = {
  b = pandoc.Strong, strong = pandoc.Strong, i = pandoc.Emph, em = pandoc.Emph, cite = pandoc.Emph, dfn = pandoc.Emph,
  var = pandoc.Emph, u = pandoc.Underline, ins = pandoc.Underline, sup = pandoc.Superscript, sub = pandoc.Subscript,
  s = pandoc.Strikeout, del = pandoc.Strikeout, strike = pandoc.Strikeout,
  q = function(content) return pandoc.Quoted("DoubleQuote", content) end,
}
for _, name in ipairs { "code", "kbd", "samp", "tt" } do
  STYLES[name] = function(content) return pandoc.Code(pandoc.utils.stringify(content)) end
end

-- «closing, name» of a tag that is well formed and known; nil for anything else. An attribute needs its «=»: <a definir> is text.
local function tag(text)
  local closing, name, rest = text:match("^<(/?)(%a%w*)(.-)/?>%s*$")
  if not name or not KNOWN[name:lower()] then return nil end
  rest = rest:gsub("%s+[%w:_-]+%s*=%s*\"[^\"]*\"", ""):gsub("%s+[%w:_-]+%s*=%s*'[^']*'", ""):gsub("%s+[%w:_-]+%s*=%s*[^%s\"'=<>`]+", "")
  if rest:match("%S") then return nil end
  return closing == "/", name:lower()
end

local function is_comment(text)
  return text:match("^%s*<!%-%-.*%-%->%s*$") ~= nil
end

local function close(frame)
  if frame.name == "a" then
    local href = frame.text:match("[hH][rR][eE][fF]%s*=%s*[\"']?([^\"'%s>]+)")
    if href then return { pandoc.Link(frame.content, href) } end
  end
  local style = STYLES[frame.name]
  return style and { style(frame.content) } or frame.content
end

-- A list of inlines with pairs of tags made into style, and the rest of the raw nodes into text or nothing.
local function inlines(list)
  local stack = { { content = pandoc.List() } }
  local function unwind(level)
    while #stack > level do
      local frame = table.remove(stack)
      stack[#stack].content:extend(frame.content)
    end
  end
  local function html(node)
    local top, closing, name = stack[#stack], tag(node.text)
    if is_comment(node.text) then return end
    if name == nil then return top.content:insert(pandoc.Str(node.text)) end
    if name == "br" then return top.content:insert(pandoc.LineBreak()) end
    if name == "img" then return top.content:extend(pandoc.utils.blocks_to_inlines(pandoc.read(node.text, "html").blocks)) end
    if BREAKS[name] then return top.content:insert(pandoc.Space()) end
    if name == "wbr" then return end
    if not closing then return table.insert(stack, { name = name, text = node.text, content = pandoc.List() }) end
    for level = #stack, 2, -1 do
      if stack[level].name == name then
        unwind(level)
        local frame = table.remove(stack)
        stack[#stack].content:extend(close(frame))
        return
      end
    end
  end
  for _, node in ipairs(list) do
    local content = stack[#stack].content
    if node.t == "Space" and #content > 0 and content[#content].t == "Space" then -- what stood between them is gone
    elseif node.t ~= "RawInline" then content:insert(node)
    elseif node.format == "html" then html(node)
    else content:insert(pandoc.Str(node.text)) end
  end
  unwind(1)
  return stack[1].content
end

local filter
local function read(text)
  local doc = pandoc.read(text, DIALECT)
  if text:match("<[%a/!?]") then doc = doc:walk(filter) end
  return doc
end

-- A block of HTML becomes what it says; one without a known tag is Markdown that begins with «<».
local function block(node)
  if node.format ~= "html" then return pandoc.Para { pandoc.Str(node.text) } end
  if is_comment(node.text) and not node.text:match("%-%->.*%-%->") then return {} end
  local known = false
  local text = node.text:gsub("<!%-%-.-%-%->", ""):gsub("<([^<>]*>?)", function(rest)
    local _, name = tag("<" .. rest)
    known = known or name ~= nil
    return name == nil and "\1" .. rest or nil
  end)
  if not known then return read((text:gsub("\1", "\\<"))).blocks end
  local blocks = pandoc.read(text:gsub("\1", "&lt;"), "html").blocks
  local empty = pandoc.utils.stringify(blocks) == ""
  blocks:walk { Image = function() empty = false end }
  return empty and {} or blocks
end
filter = { RawBlock = block, Inlines = inlines }

local function answer(text)
  local done, result = pcall(function() return pandoc.write(read(text), "json") end)
  if done then return "J" .. result:gsub("[\r\n]+", " ") end
  return "E" .. tostring(result):gsub("[\r\n]+", " ")
end

while true do
  local length = io.read("n", "L")
  if not length then break end
  local text = length == 0 and "" or io.read(length)
  io.write(answer(text), "\n")
  io.flush()
end
