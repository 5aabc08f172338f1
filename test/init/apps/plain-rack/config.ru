require 'time'

run lambda { |_env| [200, { 'content-type' => 'text/plain' }, [Time.now.iso8601]] }
