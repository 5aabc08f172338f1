-- Answers /lua itself; what it does not answer goes on to the app.
if ngx.var.uri == "/lua" then
  ngx.header["Content-Type"] = "text/plain"
  ngx.say("Hello from Lua, ", ngx.var.arg_name or "world", "!")
  return ngx.exit(ngx.HTTP_OK)
end
