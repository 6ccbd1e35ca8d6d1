package serve

import (
	"net"
	"strconv"
)

// portsTried is how many ports are tried, one after another.
const portsTried = 20

// Listen listens on a port of 127.0.0.1: the wished one, or the next that is
// free. Port 0 lets the system choose.
func Listen(port int) (net.Listener, error) {
	var first error
	for try := 0; try < portsTried; try++ {
		listener, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port+try)))
		if err == nil {
			return listener, nil
		}
		if first == nil {
			first = err
		}
		if port == 0 {
			break
		}
	}
	return nil, first
}
